import type { ImportView } from '@telehub/contracts'
import type { Import } from './import-row.ts'
import type { readLedger } from './ledger.ts'
import { reasonSentence, warningSentence } from './rows/reasons.ts'

/** Names as a clerk knows them; the file's own for what has none. */
const delimiterNames: Record<string, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' }
const encodingNames = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
}

export const importView = (of: Import): ImportView => ({
  id: of.id,
  fileName: of.fileName,
  bytes: of.bytes,
  status: of.status,
  reading: {
    kind: of.reading.kind,
    encoding: of.reading.encoding && encodingNames[of.reading.encoding],
    delimiter: of.reading.delimiter && (delimiterNames[of.reading.delimiter] ?? of.reading.delimiter),
    headingLine: of.reading.headingLine,
    headings: of.reading.headings,
    rows: of.reading.rows,
    rowsAreExact: of.reading.rowsAreExact,
    sheet: of.reading.sheet,
    sheets: of.reading.sheets,
    layout: of.mapping.layout,
  },
  columns: of.mapping.columns,
  mappingName: of.mapping.name,
  options: of.options,
  preview: of.preview && {
    ...of.preview,
    reasons: Object.fromEntries(
      Object.entries(of.preview.reasons).map(([code, count]) => [reasonSentence(code), count]),
    ),
    examples: of.preview.examples.map((example) => ({
      ...example,
      reason: example.reason && reasonSentence(example.reason),
      warnings: example.warnings.map(warningSentence),
    })),
  },
  position: of.position,
  total: of.total,
  counts: of.counts,
  error: of.error,
  createdBy: of.createdByName,
  createdAt: of.createdAt.toISOString(),
  startedAt: of.startedAt?.toISOString() ?? null,
  finishedAt: of.finishedAt?.toISOString() ?? null,
})

type LedgerRow = Awaited<ReturnType<typeof readLedger>>[number]

export const ledgerView = (row: LedgerRow) => ({
  rowNumber: row.row_number,
  line: row.line,
  outcome: row.outcome as Import['counts'] extends Record<infer O, number> ? O : never,
  leadId: row.lead_id,
  leadName: row.lead_name || row.lead_organisation || null,
  reason: row.reason && reasonSentence(row.reason),
  warnings: (row.warnings ?? []).map(warningSentence),
  cells: row.cells as string[] | null,
})
