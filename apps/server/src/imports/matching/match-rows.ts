import { findKnownLeads } from '../../leads/index.ts'
import type { Queryable } from '../../platform/db/db.ts'
import { warning } from '../rows/reasons.ts'
import type { Matcher, MatchResult } from './matcher.ts'
import type { ReadyRow } from './ready-row.ts'

export type MatchedRow = { row: ReadyRow; match: MatchResult | null }

/** Decides what becomes of each row, in order, against the leads in the database and those of the rows before. */
export async function matchRows(
  db: Queryable,
  matcher: Matcher,
  rows: readonly ReadyRow[],
  options: { lock: boolean },
): Promise<MatchedRow[]> {
  const keys = rows.flatMap((row) => (row.lead === null ? [] : [row.lead]))
  if (keys.length > 0) matcher.know(await findKnownLeads(db, keys, options.lock))
  return rows.map((row) => {
    if (row.rejected !== null) return { row, match: null }
    const match = matcher.match(row)
    if (match.sharedWith > 0) row.warnings.push(warning('same-phone-other-name'))
    return { row, match }
  })
}
