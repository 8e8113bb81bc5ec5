import type { Settings } from '@telehub/domain'
import { blockPhones, insertLeads, placeLeads, updateLeads } from '../../leads/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { Counts, Import, RowOutcome } from '../import-row.ts'
import { appendLedger } from '../ledger.ts'
import type { IdSet } from '../matching/id-set.ts'
import type { MatchedRow } from '../matching/match-rows.ts'
import type { Matcher } from '../matching/matcher.ts'
import { changeOf, newLeadOf } from './lead-of-row.ts'

export type Memory = { touched: IdSet; created: IdSet }
/** What a piece did, kept in memory once its transaction is. */
export type PieceDone = { counts: Counts; touched: number[]; created: number[] }

/** Writes the leads of a piece, their ledger rows and their do-not-call numbers, in the caller's transaction. */
export async function writePiece(
  tx: Tx,
  deps: { clock: Clock },
  input: { of: Import; matcher: Matcher; matched: readonly MatchedRow[]; settings: Settings; now: Date },
): Promise<PieceDone> {
  const { of, matcher, matched, settings, now } = input
  const working = [...matcher.leads]
  const created = working.filter((lead) => lead.known === null)
  const ids = await insertLeads(
    tx,
    { settings, now },
    created.map((lead, index) => newLeadOf(lead, of.options, of.counts.created + index, now)),
  )
  const idOf = new Map(created.map((lead, index) => [lead.id, ids[index] as number]))
  const changes = working.flatMap((lead) => (lead.known && lead.changed ? [changeOf(lead, lead.known)] : []))
  await updateLeads(tx, now, changes)
  await placeLeads(
    tx,
    deps,
    changes.map(({ lead }) => lead.id),
    settings,
  )
  const phones = matched.flatMap(({ row }) => (row.lead?.doNotCall ? row.lead.phones.map((phone) => phone.phone) : []))
  await blockPhones(tx, { phones, reason: 'Do not call in an imported list', by: of.createdBy, now })

  const counts = { ...of.counts }
  const done: PieceDone = { counts, touched: [], created: ids }
  const ledger = matched.map(({ row, match }) => {
    const outcome: RowOutcome = match?.outcome ?? 'rejected'
    counts[outcome]++
    const leadId = match ? (match.lead.known?.id ?? idOf.get(match.lead.id) ?? null) : null
    if (leadId !== null) done.touched.push(leadId)
    const { rowNumber, line, warnings, rejected: reason, cells } = row
    return { rowNumber, line, outcome, leadId, reason, warnings, cells }
  })
  await appendLedger(tx, of.id, ledger)
  return done
}
