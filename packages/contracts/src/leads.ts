import {
  ageMarks,
  holdReasons,
  leadStatuses,
  nextActionKinds,
  phoneStates,
  phoneTypes,
  priorities,
  queueGroups,
} from '@telehub/domain'
import { z } from 'zod'
import { email, languageCode } from './auth.ts'
import { callView } from './calls.ts'
import { flag, id, idParam, instant, list, nonEmpty, ok, pageQuery, text } from './common.ts'
import { defineRoutes } from './contract.ts'

/** Why a lead stands where it stands: a code the screen words, and what it needs for the sentence. */
export const because = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })

export const leadRow = z.object({
  id,
  name: z.string(),
  organisation: z.string(),
  designation: z.string().nullable(),
  city: z.string().nullable(),
  /** The phone a call would go to; masked when the admin says so; null when none is left. */
  phone: z.string().nullable(),
  language: z.string().nullable(),
  status: z.enum(leadStatuses),
  /** Null when the source gave none. */
  score: z.number().nullable(),
  priority: z.enum(priorities),
  ageMark: z.enum(ageMarks).nullable(),
  queueGroup: z.enum(queueGroups).nullable(),
  heldBack: z.enum(holdReasons).nullable(),
  heldUntil: instant.nullable(),
  because: because.nullable(),
  vip: z.boolean(),
  source: z.string(),
  campaignId: id.nullable(),
  ownerId: id.nullable(),
  lastContactAt: instant.nullable(),
  createdAt: instant,
  nextActionKind: z.enum(nextActionKinds).nullable(),
  nextActionAt: instant.nullable(),
})
export type LeadRow = z.infer<typeof leadRow>

export const phoneView = z.object({
  position: z.number(),
  phone: z.string(),
  type: z.enum(phoneTypes),
  state: z.enum(phoneStates),
  placeholder: z.boolean(),
  doNotCall: z.boolean(),
})

export const nextActionView = z.object({
  id,
  leadId: id,
  leadName: z.string(),
  organisation: z.string(),
  kind: z.enum(nextActionKinds),
  dueAt: instant,
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  state: z.enum(['open', 'done', 'cancelled']),
  overdue: z.boolean(),
  details: z.record(z.string(), z.unknown()),
  createdAt: instant,
})
export type NextActionView = z.infer<typeof nextActionView>

export const leadView = leadRow.extend({
  email: z.string().nullable(),
  decisionMaker: z.boolean().nullable(),
  district: z.string().nullable(),
  state: z.string().nullable(),
  pin: z.string().nullable(),
  expectedValue: z.number().nullable(),
  budget: z.number().nullable(),
  externalSystem: z.string().nullable(),
  externalId: z.string().nullable(),
  notes: z.string(),
  custom: z.record(z.string(), z.unknown()),
  phones: z.array(phoneView),
  ownerName: z.string().nullable(),
  teamId: id.nullable(),
  attempts: z.number(),
  lastAttemptAt: instant.nullable(),
  /** The last three calls, newest first. */
  lastCalls: z.array(callView),
  nextActions: z.array(nextActionView),
  /** Other leads on one of its phones. */
  samePhone: z.array(z.object({ id, name: z.string(), organisation: z.string() })),
  lockedBy: z.object({ userId: id, name: z.string(), until: instant }).nullable(),
})
export type LeadView = z.infer<typeof leadView>

export const leadSorts = ['queue', 'priority', 'score', 'last-contact', 'created'] as const
export const leadFilters = {
  scope: z.enum(['mine', 'all']).default('mine'),
  q: text(100).optional(),
  status: list(z.enum(leadStatuses)),
  priority: list(z.enum(priorities)),
  scoreMin: z.coerce.number().int().min(0).max(100).optional(),
  scoreMax: z.coerce.number().int().min(0).max(100).optional(),
  source: list(nonEmpty(120)),
  campaignId: list(z.coerce.number().int().positive()),
  ageMark: list(z.enum(ageMarks)),
  ownerId: list(z.coerce.number().int().positive()),
  vip: flag.optional(),
  createdFrom: instant.optional(),
  createdTo: instant.optional(),
}
export const leadListQuery = z.object({ ...leadFilters, sort: z.enum(leadSorts).default('queue'), ...pageQuery })
export type LeadListQuery = z.infer<typeof leadListQuery>

const leadFields = z.object({
  name: text(200),
  organisation: text(300),
  designation: text(200).nullable(),
  decisionMaker: z.boolean().nullable(),
  email: email.nullable(),
  city: text(120).nullable(),
  district: text(120).nullable(),
  state: text(120).nullable(),
  pin: text(12).nullable(),
  language: languageCode.nullable(),
  source: nonEmpty(120),
  campaignId: id.nullable(),
  score: z.number().int().min(0).max(100).nullable(),
  vip: z.boolean(),
  expectedValue: z.number().min(0).max(1e11).nullable(),
  budget: z.number().min(0).max(1e11).nullable(),
  notes: text(20_000),
})

export const leadRoutes = defineRoutes({
  'GET /api/leads': {
    summary: 'The queue: leads by filter, search and sort, a page at a time',
    tag: 'Leads',
    query: leadListQuery,
    reply: z.object({ items: z.array(leadRow), nextCursor: z.string().nullable() }),
  },
  'GET /api/leads/counts': {
    summary: 'How many leads of each priority match the same filters; each count stops at `cap`',
    tag: 'Leads',
    query: z.object(leadFilters),
    reply: z.object({ HOT: z.number(), WARM: z.number(), COLD: z.number(), cap: z.number() }),
  },
  'GET /api/leads/facets': {
    summary: 'Values to filter by: sources and campaigns in use',
    tag: 'Leads',
    reply: z.object({ sources: z.array(z.string()), campaigns: z.array(z.object({ id, name: z.string() })) }),
  },
  'POST /api/leads/next': {
    summary: 'Take the next lead: locks it for a few minutes and says why it is next; null when none is callable',
    tag: 'Leads',
    body: z.object({ skip: z.array(id).max(50).default([]) }).default({ skip: [] }),
    reply: z.object({ lead: leadView.nullable(), lockedUntil: instant.nullable() }),
  },
  'POST /api/leads': {
    summary: 'Add one lead by hand',
    tag: 'Leads',
    body: leadFields
      .partial()
      .extend({ phones: z.array(nonEmpty(40)).min(1).max(10) })
      .strict(),
    reply: leadView,
    refusals: ['invalid-input', 'conflict', 'not-found'],
  },
  'GET /api/leads/{id}': {
    summary: 'One lead, whole',
    tag: 'Leads',
    params: idParam,
    reply: leadView,
    refusals: ['not-found'],
  },
  'PATCH /api/leads/{id}': {
    summary: 'Correct a lead',
    tag: 'Leads',
    params: idParam,
    body: leadFields
      .partial()
      .extend({ phones: z.array(nonEmpty(40)).min(1).max(10).optional() })
      .strict(),
    reply: leadView,
    refusals: ['not-found', 'invalid-input'],
  },
  'DELETE /api/leads/{id}/lock': {
    summary: 'Let go of a lead I took',
    tag: 'Leads',
    params: idParam,
    reply: ok,
    refusals: ['not-found'],
  },
  'POST /api/leads/{id}/return-escalation': {
    summary: 'Give an escalated lead back to its agent, with a note',
    tag: 'Leads',
    params: idParam,
    body: z.object({ note: nonEmpty(2000) }),
    reply: leadView,
    refusals: ['not-found', 'conflict'],
  },
  'POST /api/leads/assign': {
    summary: 'Give leads to an agent',
    tag: 'Leads',
    body: z.object({ leadIds: z.array(id).min(1).max(1000), ownerId: id.nullable() }),
    reply: z.object({ assigned: z.number() }),
    refusals: ['not-found'],
  },
})

export { leadFields }
