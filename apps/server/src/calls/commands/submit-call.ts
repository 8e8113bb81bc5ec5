import type { NamedCallRow } from '../../call-views/index.ts'
import { type Carrier, DialError, keepMessage } from '../../telephony/index.ts'
import type { CallDeps } from '../deps.ts'
import { failureSentence } from '../sentences.ts'
import { claimSubmission, findCall } from '../store.ts'
import { staleSubmissionMs, unansweredMs } from '../watch.ts'
import { type Absorbed, absorbFacts, type News } from './absorb-facts.ts'

export interface Submitted {
  row: NamedCallRow
  /** The carrier's no, when it said no. */
  error: DialError | null
}

/**
 * Asks the carrier to place a call, if nobody has yet: the claim is taken once, in the database, and never given back. What
 * happens after it, a crash included, is the reconciler's to find out, and never a reason to ask again. Null: not ours to send.
 */
export const submitCall = async (deps: CallDeps, callId: string): Promise<Submitted | null> => {
  const { db, clock, line } = deps
  const now = clock.now()
  if (!(await claimSubmission(db, callId, now, new Date(now.getTime() + unansweredMs)))) return null
  const row = await findCall(db, callId)
  if (!row) return null
  if (!line.carrier || now.getTime() - row.requested_at.getTime() > staleSubmissionMs) {
    const error = { reason: 'not-sent', message: failureSentence('not-sent') }
    const news: News = { facts: [{ kind: 'refused', at: now }], error, fromCarrier: false }
    return { row: (await absorbFacts(deps, callId, news))?.row ?? row, error: null }
  }
  const answer = await ask(deps, line.carrier, row)
  const absorbed = await absorbAnswer(deps, row, answer)
  return { row: absorbed?.row ?? row, error: answer.error }
}

interface Answer {
  news: News
  body: string
  error: DialError | null
}

const ask = async ({ clock, line, log }: CallDeps, carrier: Carrier, row: NamedCallRow): Promise<Answer> => {
  try {
    const accepted = await carrier.dial({
      callId: row.id,
      agentPhone: row.agent_phone,
      customerPhone: row.phone,
      callbackUrl: carrier.callbackUrl(row.id, row.callback_secret),
      record: true,
    })
    return { news: { facts: accepted.facts, fromCarrier: true }, body: accepted.body, error: null }
  } catch (error) {
    if (!(error instanceof DialError)) throw error
    log.warn({ callId: row.id, failure: error.failure, status: error.detail.status }, 'The carrier did not take a call')
    line.noteRefusal(error)
    const kind = error.placed === 'no' ? 'refused' : 'submission-unknown'
    const told = { reason: error.failure, message: failureSentence(error.failure) }
    return { news: { facts: [{ kind, at: clock.now() }], error: told, fromCarrier: false }, body: error.body, error }
  }
}

/** The reply is kept as it came, beside what it taught. */
const absorbAnswer = (deps: CallDeps, row: NamedCallRow, { news, body, error }: Answer): Promise<Absorbed | null> =>
  absorbFacts(deps, row.id, news, async (tx, { before, after }) => {
    const verdict = error?.placed === 'unknown' ? 'unknown' : before === after ? 'nothing-new' : 'applied'
    const message = { body, query: '', receivedAt: deps.clock.now() }
    const detail = error ? error.message : null
    await keepMessage(tx, { ...message, carrier: row.carrier, callId: row.id, transport: 'reply' }, verdict, detail)
  })
