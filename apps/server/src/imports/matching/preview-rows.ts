import { setImmediate as breathe } from 'node:timers/promises'
import type { Db } from '../../platform/db/db.ts'
import { type Example, type Import, noCounts, type Preview, type RowOutcome } from '../import-row.ts'
import { defaultLimits } from '../reading/limits.ts'
import { type Lookups, readyRow } from './lookups.ts'
import { type MatchedRow, matchRows } from './match-rows.ts'
import { Matcher } from './matcher.ts'
import { piecesFrom, readerOf } from './row-source.ts'

/** A preview keeps the leads to be in memory, so it looks at so many rows and says so when there are more. */
const mostRows = 50_000
const examplesEach = 5

/** What a run would do, counted by doing all of it but the writing. */
export async function previewRows(
  db: Db,
  of: Pick<Import, 'reading' | 'mapping'>,
  input: { path: string; lookups: Lookups; zone: string },
): Promise<Preview> {
  const read = readerOf(of, input.zone)
  const matcher = new Matcher({ touched: () => false, created: () => false })
  const preview: Preview = { rows: 0, complete: true, counts: noCounts(), reasons: {}, examples: [] }
  const shown: Partial<Record<RowOutcome, number>> = {}
  for await (const { firstNumber, rows } of piecesFrom(input.path, of, {
    after: 0,
    size: 1000,
    limits: defaultLimits,
  })) {
    if (preview.rows >= mostRows) {
      preview.complete = false
      break
    }
    const ready = rows.map((row, index) => readyRow(firstNumber + index, row, read(row.cells), input.lookups))
    for (const matched of await matchRows(db, matcher, ready, { lock: false })) {
      const example = exampleOf(matched)
      preview.rows++
      preview.counts[example.outcome]++
      if (example.reason) preview.reasons[example.reason] = (preview.reasons[example.reason] ?? 0) + 1
      const before = shown[example.outcome] ?? 0
      if (before < examplesEach) preview.examples.push(example)
      shown[example.outcome] = before + 1
    }
    await breathe()
  }
  return preview
}

function exampleOf({ row, match }: MatchedRow): Example {
  const { line, warnings } = row
  if (!match) {
    const cells = (row.cells ?? []).filter((cell) => cell.trim() !== '').slice(0, 4)
    return { line, outcome: 'rejected', lead: cells.join(' · ').slice(0, 160), reason: row.rejected, warnings }
  }
  const { name, organisation } = match.lead.record
  return {
    line,
    outcome: match.outcome,
    lead: [name, organisation].filter(Boolean).join(' · '),
    reason: null,
    warnings,
  }
}
