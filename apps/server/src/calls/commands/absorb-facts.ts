import { absorb, type CallFact, type CallFacts } from '@telehub/domain'
import { factsOfCall, type NamedCallRow, presentCall } from '../../call-views/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { transact } from '../../platform/db/transact.ts'
import { appendEvent } from '../../platform/event-log/append.ts'
import { readSettings } from '../../settings/index.ts'
import { type CallEvent, eventOf, touchesOthers } from '../changes.ts'
import { letOthersFollow } from '../consequences.ts'
import { lockCall, saveFacts } from '../store.ts'

export interface News {
  facts: readonly CallFact[]
  /** Why the carrier did not take the call. */
  error?: { reason: string; message: string }
  /** From the carrier itself, so that the call is quiet no more. */
  fromCarrier: boolean
}

export interface Absorbed {
  row: NamedCallRow
  before: CallFacts
  after: CallFacts
}

/**
 * Adds facts to a call: locks it, saves what is new, lets the lead and the agent follow, and tells the screens. The one
 * place where a call changes, but for its disposition. Null when there is no such call. `also` runs in the same transaction.
 */
export const absorbFacts = (
  deps: { db: Db; clock: Clock },
  callId: string,
  news: News,
  also: (tx: Tx, result: Absorbed) => Promise<void> = async () => {},
): Promise<Absorbed | null> =>
  transact(deps.db, async (tx) => {
    const row = await lockCall(tx, callId)
    if (!row) return null
    const result = await absorbLocked(tx, deps, row, news)
    await also(tx, result)
    return result
  })

export const absorbLocked = async (
  tx: Tx,
  deps: { clock: Clock },
  row: NamedCallRow,
  news: News,
): Promise<Absorbed> => {
  const now = deps.clock.now()
  const before = factsOfCall(row)
  const after = news.facts.reduce(absorb, before)
  const more = {
    ...(news.fromCarrier ? { last_news_at: now } : {}),
    ...(news.error ? { submission_error: JSON.stringify(news.error) } : {}),
  }
  const event = eventOf(before, after)
  if (!event && Object.keys(more).length === 0) return { row, before, after }
  if (!event) {
    await tx.updateTable('calls').set(more).where('id', '=', row.id).execute()
    return { row, before, after }
  }
  const saved = await saveFacts(tx, row, after, now, more)
  const changed = { ...saved, submission_error: news.error ?? row.submission_error }
  // What agents wait for goes before what follows from it.
  await tellCall(tx, deps, event, changed)
  if (touchesOthers(before, after)) await letOthersFollow(tx, deps, changed, before, after)
  return { row: changed, before, after }
}

/** Tells the agent, the managers of the team and the admins how the call stands. */
export const tellCall = async (
  tx: Tx,
  { clock }: { clock: Clock },
  event: CallEvent,
  row: NamedCallRow,
): Promise<void> => {
  const { maskPhones } = (await readSettings(tx)).workspace
  await appendEvent(tx, clock, event, { call: presentCall(row, { maskPhones }) }, audienceOf(row))
}

export const audienceOf = (row: NamedCallRow) => ({ userId: row.agent_id, teamId: row.team_id })
