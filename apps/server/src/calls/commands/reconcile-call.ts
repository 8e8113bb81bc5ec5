import { type CallFact, isLive, phaseOf } from '@telehub/domain'
import { factsOfCall, type NamedCallRow } from '../../call-views/index.ts'
import { ProviderError } from '../../platform/refusal.ts'
import { keepMessage, type LookUp, type Told } from '../../telephony/index.ts'
import type { CallDeps } from '../deps.ts'
import { failureSentence } from '../sentences.ts'
import { otherCarrierCallIds, putOffCheck } from '../store.ts'
import { givenUpMs, longestCallMs, neverTakenMs, unknownToCarrierMs } from '../watch.ts'
import { absorbFacts } from './absorb-facts.ts'
import { verdictOf } from './absorb-message.ts'
import { submitCall } from './submit-call.ts'

/**
 * Looks after a call that has gone quiet. Not sent: sends it, if the claim is still to be had. Sent without a known reply:
 * asks the carrier for it by numbers and time. Under way or just over: asks what became of it. Gives up after a bounded time.
 */
export const reconcileCall = async (deps: CallDeps, row: NamedCallRow): Promise<void> => {
  const now = deps.clock.now()
  const facts = factsOfCall(row)
  if (facts.submission === 'pending' && isLive(phaseOf(facts))) {
    if (row.submitted_at === null) await submitCall(deps, row.id)
    else await tell(deps, row, [{ kind: 'submission-unknown', at: now }], 'no-reply')
    return
  }
  const answer = await askCarrier(deps, row)
  if (typeof answer === 'object') return learn(deps, row, answer)
  const verdict = isLive(phaseOf(facts)) ? endOf(row, answer, now) : null
  if (verdict === 'not-taken') return tell(deps, row, [{ kind: 'refused', at: now }], 'not-taken')
  if (verdict === 'lost') return tell(deps, row, [{ kind: 'ended', at: now, reason: 'lost' }], null)
  await putOffCheck(deps.db, row, facts, now)
}

type Silence = 'no-such-call' | 'cannot-ask'

const askCarrier = async ({ db, line, log }: CallDeps, row: NamedCallRow): Promise<Told | Silence> => {
  if (!line.carrier || line.carrier.name !== row.carrier) return 'cannot-ask'
  try {
    const told = await line.carrier.lookUp(await lookUpOf(db, row))
    return told ?? 'no-such-call'
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    log.info({ callId: row.id, reason: error.reason }, 'The carrier could not be asked about a call')
    return 'cannot-ask'
  }
}

const lookUpOf = async (db: CallDeps['db'], row: NamedCallRow): Promise<LookUp> =>
  row.carrier_call_id !== null
    ? { kind: 'call', carrierCallId: row.carrier_call_id }
    : {
        kind: 'submission',
        callId: row.id,
        submittedAt: row.submitted_at ?? row.requested_at,
        agentPhone: row.agent_phone,
        customerPhone: row.phone,
        others: await otherCarrierCallIds(db, row),
      }

/** What a silence comes to. A call that the carrier's own list does not show was never placed; any other is lost. */
const endOf = (row: NamedCallRow, silence: Silence, now: Date): 'not-taken' | 'lost' | null => {
  const quietMs = now.getTime() - row.last_news_at.getTime()
  if (silence === 'cannot-ask') return quietMs > givenUpMs ? 'lost' : null
  if (row.carrier_call_id !== null) return quietMs > unknownToCarrierMs ? 'lost' : null
  const submittedAt = row.submitted_at ?? row.requested_at
  return now.getTime() - submittedAt.getTime() >= neverTakenMs ? 'not-taken' : null
}

const learn = async (deps: CallDeps, row: NamedCallRow, { body, translation }: Told): Promise<void> => {
  const now = deps.clock.now()
  const news = { facts: translation.facts, fromCarrier: true }
  const absorbed = await absorbFacts(deps, row.id, news, async (tx, { before, after }) => {
    if (before === after) return
    const { verdict, detail } = verdictOf(translation, true)
    const message = {
      carrier: row.carrier,
      callId: row.id,
      transport: 'poll' as const,
      body,
      query: '',
      receivedAt: now,
    }
    await keepMessage(tx, message, verdict, detail)
  })
  if (!absorbed || absorbed.before !== absorbed.after) return
  const overlong = now.getTime() - row.requested_at.getTime() > longestCallMs
  if (overlong && isLive(phaseOf(absorbed.after)))
    await tell(deps, row, [{ kind: 'ended', at: now, reason: 'lost' }], null)
  else await putOffCheck(deps.db, row, absorbed.after, now)
}

const tell = async (
  deps: CallDeps,
  row: NamedCallRow,
  facts: readonly CallFact[],
  failure: 'no-reply' | 'not-taken' | null,
): Promise<void> => {
  const error = failure === null ? {} : { error: { reason: failure, message: failureSentence(failure) } }
  await absorbFacts(deps, row.id, { facts, ...error, fromCarrier: false })
}
