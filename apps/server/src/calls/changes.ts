import type { DurableEventType } from '@telehub/contracts'
import { type CallFacts, outcomeOf, phaseOf, talkSecondsOf, timesOf } from '@telehub/domain'

export type CallEvent = Extract<DurableEventType, `call:${string}`>

/**
 * What to tell the screens of a change: the greatest thing that happened. A message that comes after the end changes a
 * call, and starts nothing again.
 */
export const eventOf = (before: CallFacts, after: CallFacts): CallEvent | null => {
  if (before === after) return null
  if (outcomeOf(before) === null && outcomeOf(after) !== null) return 'call:ended'
  const phase = phaseOf(after)
  if (phase !== phaseOf(before)) {
    if (phase === 'talking') return 'call:answered'
    if (phase === 'ringing') return 'call:ringing'
  }
  return 'call:changed'
}

/** True when the lead, its phone or the agent's presence must follow. */
export const touchesOthers = (before: CallFacts, after: CallFacts): boolean => {
  const [was, is] = [outcomeOf(before), outcomeOf(after)]
  if (was !== is) return true
  return is !== null && (talkSecondsOf(before) !== talkSecondsOf(after) || endOf(before) !== endOf(after))
}

const endOf = (facts: CallFacts): number | undefined => timesOf(facts).endedAt?.getTime()
