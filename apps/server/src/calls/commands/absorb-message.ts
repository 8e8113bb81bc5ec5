import { absorb, type CallFacts } from '@telehub/domain'
import { sql } from 'kysely'
import { factsOfCall } from '../../call-views/index.ts'
import { lockPhone } from '../../leads/index.ts'
import { transact } from '../../platform/db/transact.ts'
import { settleMessage, type Translation, type Verdict } from '../../telephony/index.ts'
import { touchesOthers } from '../changes.ts'
import { letOthersFollow } from '../consequences.ts'
import type { CallDeps } from '../deps.ts'
import type { CallAtIntake } from '../intake.ts'
import { absorbFacts } from './absorb-facts.ts'
import { writeIfUnmoved } from './write-if-unmoved.ts'

type Deps = Pick<CallDeps, 'db' | 'clock' | 'feed'>
interface Message {
  id: number
  translation: Translation
}

/**
 * Applies a kept message to its call, if that still stands as it was read: what concerns the call alone in one statement, what
 * others must follow in one transaction. A call that has moved takes the lock and the long way.
 */
export const absorbMessage = async (deps: Deps, call: CallAtIntake, message: Message): Promise<void> => {
  const before = factsOfCall(call)
  const after = message.translation.facts.reduce(absorb, before)
  if (before === after) return noteRepeat(deps, call.id, message)
  if (!(await absorbUnmoved(deps, call, before, after, message))) await absorbLong(deps, call.id, message)
}

const absorbUnmoved = async (
  { db, clock, feed }: Deps,
  call: CallAtIntake,
  before: CallFacts,
  after: CallFacts,
  { id, translation }: Message,
): Promise<boolean> => {
  const news = { before, after, message: { id, ...verdictOf(translation, true) } }
  try {
    if (!touchesOthers(before, after)) {
      const changed = await writeIfUnmoved(db, clock, call, news, feed?.name)
      if (changed) feed?.wake()
      return changed !== null
    }
    return await transact(db, async (tx) => {
      const changed = await writeIfUnmoved(tx, clock, call, news)
      if (!changed) return false
      await lockPhone(tx, call.phone)
      await letOthersFollow(tx, { clock }, changed, before, after)
      return true
    })
  } catch (error) {
    // The long way says what is wrong with it.
    if (namesAnotherCall(error)) return false
    throw error
  }
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
