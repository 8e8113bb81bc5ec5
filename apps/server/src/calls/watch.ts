import { type CallFacts, isLive, outcomeOf, phaseOf } from '@telehub/domain'

const second = 1000
const minute = 60 * second

/** How long a submission may stay unclaimed, or claimed and unanswered, before the reconciler looks after it. */
export const unclaimedMs = 5 * second
export const unansweredMs = 15 * second
/** Not dialled any more when it could not be sent by then: nobody expects the phone to ring so late. */
export const staleSubmissionMs = 60 * second
/** A lost submission that the carrier's list does not show by then was never taken. */
export const neverTakenMs = 60 * second
/** The carrier has said nothing, and could not be asked, for so long: the call is given up as lost. */
export const givenUpMs = 15 * minute
/** The carrier answers, and has no such call: nothing more will be heard of it. */
export const unknownToCarrierMs = 2 * minute
/** Longer than the longest call that we let the carrier make. */
export const longestCallMs = 135 * minute

/** After the end, the recording and the talk time may still be missing. */
const afterEnd = [minute, 5 * minute, 15 * minute] as const

/**
 * When to ask the carrier of a call if it says nothing until then; null when it can add nothing. `checks`: how often it was
 * asked since there was news. Every answer is longer in coming, up to two minutes.
 */
export const nextCheck = (facts: CallFacts, checks: number, now: Date): Date | null => {
  const wait = waitOf(facts, checks)
  return wait === null ? null : new Date(now.getTime() + wait)
}

const waitOf = (facts: CallFacts, checks: number): number | null => {
  const phase = phaseOf(facts)
  if (isLive(phase)) {
    switch (facts.submission) {
      case 'pending':
        return unansweredMs
      case 'unknown':
        return Math.min(3 * second * 2 ** Math.min(checks, 4), 30 * second)
      case 'accepted':
      case 'refused':
        return Math.min(quietOf(phase) * 2 ** Math.min(checks, 4), 2 * minute)
    }
  }
  const missing = facts.recordingUrl === null || facts.talkSeconds === null
  const outcome = outcomeOf(facts)
  if (outcome === 'lost' || (outcome === 'answered' && missing)) return afterEnd[checks] ?? null
  return null
}

/** Silence that is longer than the phase usually takes. */
const quietOf = (phase: ReturnType<typeof phaseOf>): number => {
  switch (phase) {
    case 'queued':
    case 'dialling':
      return 30 * second
    case 'ringing':
    case 'talking':
    case 'wrapping':
    case 'closed':
      return minute
  }
}
