import {
  type CallFacts,
  type CallOutcome,
  customerAnswered,
  needsDisposition,
  outcomeOf,
  talkSecondsOf,
  timesOf,
} from '@telehub/domain'
import type { NamedCallRow } from '../call-views/index.ts'
import { addDoNotCall, dropAttempt, placeLeadsOfPhone, settleAttempt, startAttempt } from '../leads/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Tx } from '../platform/db/db.ts'
import { appendEvent } from '../platform/event-log/append.ts'
import { presenceOfCall } from '../team/index.ts'

/** Whether the customer's phone was, or may have been, reached: only then is it an attempt on that phone. */
const countsAsAttempt = (outcome: CallOutcome): boolean => {
  switch (outcome) {
    case 'refused':
    case 'agent-no-answer':
    case 'agent-busy':
      return false
    case 'answered':
    case 'no-answer':
    case 'busy':
    case 'failed':
    case 'switched-off':
    case 'out-of-service':
    case 'lost':
      return true
  }
}

/**
 * What the end of a call, or better knowledge of it, means for its lead, its phone and its agent. Written anew each time, so
 * that whatever came first, the last word stands.
 */
export const letOthersFollow = async (
  tx: Tx,
  deps: { clock: Clock },
  row: NamedCallRow,
  before: CallFacts,
  after: CallFacts,
): Promise<void> => {
  const was = outcomeOf(before)
  const outcome = outcomeOf(after)
  const counted = was === null ? before.submission !== 'refused' : countsAsAttempt(was)
  const counts = outcome === null || countsAsAttempt(outcome)
  if (counts && !counted) await startAttempt(tx, attemptOf(row))
  if (counts && outcome !== null) await settle(tx, deps, row, after)
  if (!counts) await dropAttempt(tx, deps, row.id)
  if (refusedByRegister(row)) {
    const reason = 'On the do-not-disturb register, says the carrier'
    await addDoNotCall(tx, deps, { phone: row.phone, reason, callId: row.id, by: null })
  }
  await followPresence(tx, deps, row, before, after)
  await placeLeadsOfPhone(tx, deps, [row.phone])
  const audience = { userId: row.agent_id, teamId: row.team_id }
  await appendEvent(tx, deps.clock, 'lead:changed', { leadId: row.lead_id, ownerId: null }, audience)
}

export const attemptOf = (
  row: Pick<NamedCallRow, 'id' | 'lead_id' | 'phone' | 'requested_at' | 'keeps_action_id'>,
) => ({
  callId: row.id,
  leadId: row.lead_id,
  phone: row.phone,
  at: row.requested_at,
  exempt: row.keeps_action_id !== null,
})

const settle = async (tx: Tx, deps: { clock: Clock }, row: NamedCallRow, facts: CallFacts): Promise<void> => {
  const { connectedAt, endedAt } = timesOf(facts)
  const at = endedAt ?? deps.clock.now()
  const answered = customerAnswered(facts)
  await settleAttempt(tx, deps, {
    callId: row.id,
    leadId: row.lead_id,
    answered,
    contactAt: answered ? (connectedAt ?? at) : null,
    endedAt: at,
    talkSeconds: talkSecondsOf(facts) ?? 0,
  })
}

const refusedByRegister = (row: NamedCallRow): boolean =>
  row.submission === 'refused' && (row.submission_error as { reason?: unknown } | null)?.reason === 'do-not-disturb'

const followPresence = async (
  tx: Tx,
  deps: { clock: Clock },
  row: NamedCallRow,
  before: CallFacts,
  after: CallFacts,
): Promise<void> => {
  const stands = stateOf(after)
  if (stands === stateOf(before) || after.disposedAt !== null) return
  if (row.reopened && stands === 'free') return
  await presenceOfCall(tx, deps.clock, { agentId: row.agent_id, state: stands })
}

const stateOf = (facts: CallFacts): 'on-call' | 'wrapping' | 'free' => {
  if (facts.disposedAt !== null) return 'free'
  if (outcomeOf(facts) === null) return 'on-call'
  return needsDisposition(facts) ? 'wrapping' : 'free'
}
