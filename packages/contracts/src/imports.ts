import { z } from 'zod'
import { id, idParam, instant, list, nonEmpty, ok, pageQuery } from './common.ts'
import { defineRoutes } from './contract.ts'

export const importFields = [
  'externalId',
  'name',
  'salutation',
  'firstName',
  'lastName',
  'phone',
  'countryCode',
  'email',
  'organisation',
  'designation',
  'decisionMaker',
  'city',
  'district',
  'state',
  'pin',
  'language',
  'source',
  'campaign',
  'status',
  'score',
  'vip',
  'expectedValue',
  'budget',
  'owner',
  'createdAt',
  'lastContactAt',
  'doNotCall',
  'notes',
  'custom',
  'ignore',
] as const
export type ImportField = (typeof importFields)[number]

export const importStatuses = [
  'uploaded',
  'previewing',
  'previewed',
  'queued',
  'running',
  'completed',
  'cancelled',
  'failed',
] as const
export const rowOutcomes = ['created', 'updated', 'merged', 'unchanged', 'rejected'] as const

export const mappedColumn = z.object({
  index: z.number().int().min(0).max(1000),
  heading: z.string(),
  field: z.enum(importFields),
})
export const proposedColumn = mappedColumn.extend({
  samples: z.array(z.string()),
  confidence: z.enum(['sure', 'likely', 'guess']),
  why: z.string(),
})
export const fileReading = z.object({
  kind: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  /** Line of the heading row as the clerk sees it; null when the file has none. */
  headingLine: z.number().nullable(),
  headings: z.array(z.string()),
  rows: z.number(),
  rowsAreExact: z.boolean(),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  layout: z.string().nullable(),
})
export const rowCounts = z.object({
  created: z.number(),
  updated: z.number(),
  merged: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
})
export const importExample = z.object({
  line: z.number(),
  outcome: z.enum(rowOutcomes),
  lead: z.string(),
  reason: z.string().nullable(),
  warnings: z.array(z.string()),
})
export const importView = z.object({
  id,
  fileName: z.string(),
  bytes: z.number(),
  status: z.enum(importStatuses),
  reading: fileReading,
  columns: z.array(proposedColumn),
  mappingName: z.string().nullable(),
  options: z.object({
    source: z.string().nullable(),
    campaignId: id.nullable(),
    teamId: id.nullable(),
    ownerIds: z.array(id),
  }),
  preview: z
    .object({
      rows: z.number(),
      complete: z.boolean(),
      counts: rowCounts,
      reasons: z.record(z.string(), z.number()),
      examples: z.array(importExample),
    })
    .nullable(),
  position: z.number(),
  total: z.number().nullable(),
  counts: rowCounts,
  error: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
})
export type ImportView = z.infer<typeof importView>
export const mappingView = z.object({
  id,
  name: z.string(),
  headings: z.array(z.string()),
  columns: z.array(mappedColumn),
  updatedAt: instant,
})

export const importRoutes = defineRoutes({
  'POST /api/imports': {
    summary: 'Hand in a CSV or XLSX file (field `file`); answers how it was read and the proposed mapping',
    tag: 'Imports',
    consumes: 'multipart/form-data',
    reply: importView,
    refusals: ['unreadable-file', 'file-too-large', 'invalid-input', 'unsupported-media-type'],
  },
  'GET /api/imports': {
    summary: 'Imports, newest first',
    tag: 'Imports',
    query: z.object(pageQuery),
    reply: z.object({ items: z.array(importView), nextCursor: z.string().nullable() }),
  },
  'GET /api/imports/{id}': {
    summary: 'One import',
    tag: 'Imports',
    params: idParam,
    reply: importView,
    refusals: ['not-found'],
  },
  'PUT /api/imports/{id}/mapping': {
    summary: 'Correct the mapping and what holds for every row; optionally another sheet or heading line',
    tag: 'Imports',
    params: idParam,
    body: z
      .object({
        columns: z.array(mappedColumn).max(500),
        source: nonEmpty(120).nullable(),
        campaignId: id.nullable(),
        teamId: id.nullable(),
        /** New leads are dealt to these agents in turn; empty leaves them in the pool. */
        ownerIds: z.array(id).max(500),
        sheet: z.string().max(200),
        headingLine: z.number().int().min(1).max(1000).nullable(),
        saveAs: nonEmpty(120),
      })
      .partial()
      .strict(),
    reply: importView,
    refusals: ['not-found', 'import-not-ready', 'invalid-input', 'unreadable-file'],
  },
  'POST /api/imports/{id}/preview': {
    summary: 'Count what the run would do, with examples, and write nothing',
    tag: 'Imports',
    params: idParam,
    reply: importView,
    refusals: ['not-found', 'import-not-ready', 'invalid-input'],
  },
  'POST /api/imports/{id}/run': {
    summary: 'Run it in the background; it goes on when the server is restarted',
    tag: 'Imports',
    params: idParam,
    reply: importView,
    refusals: ['not-found', 'import-not-ready', 'invalid-input'],
  },
  'POST /api/imports/{id}/cancel': {
    summary: 'Stop; rows already written stay',
    tag: 'Imports',
    params: idParam,
    reply: importView,
    refusals: ['not-found', 'import-not-ready'],
  },
  'GET /api/imports/{id}/rows': {
    summary: 'The ledger: what became of every input row',
    tag: 'Imports',
    params: idParam,
    query: z.object({ outcome: list(z.enum(rowOutcomes)), ...pageQuery }),
    reply: z.object({
      items: z.array(
        z.object({
          rowNumber: z.number(),
          line: z.number(),
          outcome: z.enum(rowOutcomes),
          leadId: id.nullable(),
          leadName: z.string().nullable(),
          reason: z.string().nullable(),
          warnings: z.array(z.string()),
          cells: z.array(z.string()).nullable(),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
    refusals: ['not-found'],
  },
  'GET /api/imports/{id}/rejected.csv': {
    summary: 'The rejected rows with their reasons, to correct and send again',
    tag: 'Imports',
    params: idParam,
    produces: 'text/csv',
    reply: z.string(),
    refusals: ['not-found'],
  },
  'GET /api/import-mappings': {
    summary: 'Saved mappings',
    tag: 'Imports',
    reply: z.object({ items: z.array(mappingView) }),
  },
  'DELETE /api/import-mappings/{id}': {
    summary: 'Forget a saved mapping',
    tag: 'Imports',
    params: idParam,
    reply: ok,
    refusals: ['not-found'],
  },
})
