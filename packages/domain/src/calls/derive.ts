import type { CallFacts } from './call.ts'
import type { CallOutcome, CallPhase } from './words.ts'

/** The times of a call in the order in which they must have happened. Null where nothing is known. */
export type CallTimes = {
  readonly requestedAt: Date
  readonly dialledAt: Date | null
  readonly agentRangAt: Date | null
  readonly agentAnsweredAt: Date | null
  readonly customerRangAt: Date | null
  /** Both parties on the line: talk time runs from here. */
  readonly connectedAt: Date | null
  readonly endedAt: Date | null
  readonly disposedAt: Date | null
}

/**
 * A time told late can only be too late, so each is pulled back to the next step's, and none before the request.
 * With the carrier's talk time known, the connection is at most that long before the end.
 */
export function timesOf(facts: CallFacts): CallTimes {
  const floor = facts.requestedAt.getTime()
  let ceiling = Number.POSITIVE_INFINITY
  const fit = (at: Date | null): Date | null => {
    if (at === null) return null
    ceiling = Math.max(floor, Math.min(at.getTime(), ceiling))
    return new Date(ceiling)
  }
  const endedAt = fit(facts.endedAt)
  const connectedAt = fit(connection(facts, endedAt))
  const customerRangAt = fit(facts.customerRangAt)
  const agentAnsweredAt = fit(facts.agentAnsweredAt)
  const agentRangAt = fit(facts.agentRangAt)
  const dialledAt = fit(facts.dialledAt)
  // A disposal is our own clock's: it comes after whatever else is known, not before.
  const latest = [endedAt, connectedAt, customerRangAt, agentAnsweredAt, agentRangAt, dialledAt].find(
    (at) => at !== null,
  )
  const disposedAt =
    facts.disposedAt && new Date(Math.max(facts.disposedAt.getTime(), latest?.getTime() ?? floor, floor))
  return {
    requestedAt: facts.requestedAt,
    dialledAt,
    agentRangAt,
    agentAnsweredAt,
    customerRangAt,
    connectedAt,
    endedAt,
    disposedAt,
  }
}

function connection(facts: CallFacts, endedAt: Date | null): Date | null {
  const { customerAnsweredAt, talkSeconds } = facts
  if (!endedAt || talkSeconds === null || talkSeconds <= 0) return customerAnsweredAt
  const latest = new Date(endedAt.getTime() - talkSeconds * 1000)
  return customerAnsweredAt && customerAnsweredAt < latest ? customerAnsweredAt : latest
}

/** True when anything proves that the customer picked up. */
export const customerAnswered = (facts: CallFacts): boolean =>
  facts.customerAnsweredAt !== null || (facts.talkSeconds ?? 0) > 0 || facts.endReason === 'answered'

const hasEnded = (facts: CallFacts): boolean => facts.endedAt !== null || facts.endReason !== null

const refusedByCarrier = (facts: CallFacts): boolean => facts.submission === 'refused'

/** How the call came out, null while it is under way. Evidence of an answer outranks what the carrier calls the end. */
export function outcomeOf(facts: CallFacts): CallOutcome | null {
  if (!hasEnded(facts)) return refusedByCarrier(facts) ? 'refused' : null
  if (customerAnswered(facts)) return 'answered'
  return facts.endReason ?? 'lost'
}

/** False for a call that never reached the customer's line: there is nothing an agent could say of it. */
export function needsDisposition(facts: CallFacts): boolean {
  if (facts.disposedAt !== null) return false
  const outcome = outcomeOf(facts)
  switch (outcome) {
    case null:
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

/** Where the call stands. `ringing` is the customer's phone; while the agent's own rings the call is `dialling`. */
export function phaseOf(facts: CallFacts): CallPhase {
  if (facts.disposedAt !== null) return 'closed'
  if (outcomeOf(facts) !== null) return needsDisposition(facts) ? 'wrapping' : 'closed'
  if (customerAnswered(facts)) return 'talking'
  if (facts.agentAnsweredAt || facts.customerRangAt) return 'ringing'
  return facts.submission === 'accepted' ? 'dialling' : 'queued'
}

/** True while a line is, or may be, in use. */
export function isLive(phase: CallPhase): boolean {
  switch (phase) {
    case 'queued':
    case 'dialling':
    case 'ringing':
    case 'talking':
      return true
    case 'wrapping':
    case 'closed':
      return false
  }
}

/** Whole seconds both parties talked, never negative: 0 when nobody answered, null while it cannot be known yet. */
export function talkSecondsOf(facts: CallFacts): number | null {
  if (facts.talkSeconds !== null) return Math.floor(Math.max(0, facts.talkSeconds))
  const { connectedAt, endedAt } = timesOf(facts)
  if (connectedAt) return endedAt ? Math.floor((endedAt.getTime() - connectedAt.getTime()) / 1000) : null
  return outcomeOf(facts) === null ? null : 0
}

/** Whole seconds from the end to the disposition; null until both are known. */
export function wrapSecondsOf(facts: CallFacts): number | null {
  const { endedAt, disposedAt } = timesOf(facts)
  return endedAt && disposedAt ? Math.floor((disposedAt.getTime() - endedAt.getTime()) / 1000) : null
}
