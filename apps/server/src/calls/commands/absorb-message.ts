import { absorb, type CallFacts } from '@telehub/domain'
import { sql } from 'kysely'
import { factsOfCall, presentCall } from '../../call-views/index.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { eventChannel } from '../../platform/event-log/append.ts'
import { settleMessage, type Translation, type Verdict } from '../../telephony/index.ts'
import { eventOf, touchesOthers } from '../changes.ts'
import type { CallDeps } from '../deps.ts'
import type { CallAtIntake } from '../intake.ts'
import { columnsOf } from '../store.ts'
import { absorbFacts } from './absorb-facts.ts'

type Deps = Pick<CallDeps, 'db' | 'clock' | 'feed'>
interface Message {
  id: number
  translation: Translation
}

/**
 * Applies a kept message to its call. What concerns the call alone is one statement, written only if the call still stands
 * as it was read; anything else, and a call that has moved, takes the lock and the long way.
 */
export const absorbMessage = async (deps: Deps, call: CallAtIntake, message: Message): Promise<void> => {
  const before = factsOfCall(call)
  const after = message.translation.facts.reduce(absorb, before)
  if (before === after) return noteRepeat(deps, call.id, message)
  if (!touchesOthers(before, after) && (await writeIfUnmoved(deps, call, before, after, message))) return
  await absorbLong(deps, call.id, message)
}

export const absorbLong = async (deps: Deps, callId: string, { id, translation }: Message): Promise<void> => {
  try {
    const news = { facts: translation.facts, fromCarrier: translation.facts.length > 0 }
    const found = await absorbFacts(deps, callId, news, async (tx, { before, after }) => {
      const { verdict, detail } = verdictOf(translation, before !== after)
      await settleMessage(tx, id, verdict, detail)
    })
    if (!found) await settleMessage(deps.db, id, 'rejected', 'no such call')
  } catch (error) {
    if (!namesAnotherCall(error)) throw error
    await settleMessage(deps.db, id, 'rejected', 'its CallSid belongs to another call')
  }
}

export const verdictOf = (translation: Translation, news: boolean): { verdict: Verdict; detail: string | null } => ({
  verdict: translation.unknown.length > 0 ? 'unknown' : news ? 'applied' : 'nothing-new',
  detail: translation.unknown.length > 0 ? `Not known: ${translation.unknown.join(', ')}`.slice(0, 500) : null,
})

/** Nothing new, whatever happens meanwhile: facts are never unlearnt. Yet the carrier has spoken. */
const noteRepeat = async ({ db, clock }: Deps, callId: string, { id, translation }: Message): Promise<void> => {
  const { verdict, detail } = verdictOf(translation, false)
  await sql`
    with settled as (update carrier_events set verdict = ${verdict}, detail = ${detail} where id = ${id})
    update calls set last_news_at = ${clock.now()} where id = ${callId} and ${translation.facts.length > 0}`.execute(db)
}

const namesAnotherCall = (error: unknown): boolean => {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return code === '23505' && constraint === 'calls_carrier_call'
}

const writeIfUnmoved = async (
  { db, clock, feed }: Deps,
  call: CallAtIntake,
  before: CallFacts,
  after: CallFacts,
  { id, translation }: Message,
): Promise<boolean> => {
  const now = clock.now()
  const changes = { ...columnsOf(call, after, now), last_news_at: now }
  const event = eventOf(before, after) ?? 'call:changed'
  const view = presentCall({ ...call, ...changes } as CallAtIntake, { maskPhones: call.mask_phones })
  const { verdict, detail } = verdictOf(translation, true)
  const update = db
    .updateTable('calls')
    .set(changes)
    .where('id', '=', call.id)
    .where(sql<boolean>`xmin = ${call.version}::xid`)
    .returning('id')
  try {
    const { rows } = await sql`${prepared}
      with changed as (${update}),
      settled as (
        update carrier_events set verdict = ${verdict}, detail = ${detail}
        where id = ${id} and exists (select 1 from changed)),
      said as (
        insert into event_log (at, type, user_id, team_id, data)
        select ${now}, ${event}, ${call.agent_id}, ${call.team_id}, ${JSON.stringify({ call: view })}::jsonb from changed
        returning 1)
      select pg_notify(${eventChannel}, ${feed?.name ?? ''}) from said`.execute(db)
    if (rows.length > 0) feed?.wake()
    return rows.length > 0
  } catch (error) {
    // The long way says what is wrong with it.
    if (namesAnotherCall(error)) return false
    throw error
  }
}
