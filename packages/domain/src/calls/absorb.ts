import { type CallEnder, type CallFact, type CallFacts, callEnders } from './call.ts'
import type { CallOutcome, SubmissionState } from './words.ts'

// Later outranks earlier. A carrier's evidence makes a submission accepted whatever its reply seemed to say.
const submissionRank: readonly SubmissionState[] = ['pending', 'unknown', 'refused', 'accepted']

// Later outranks earlier: an answer beats everything, what names the customer's line beats what is vague.
const outcomeRank: readonly CallOutcome[] = [
  'lost',
  'refused',
  'agent-no-answer',
  'agent-busy',
  'failed',
  'no-answer',
  'busy',
  'switched-off',
  'out-of-service',
  'answered',
]

/**
 * Adds one fact. Never refuses; any order and any repetition of the same facts gives the same call, because every field is
 * joined by an operation that is commutative, associative and idempotent. Returns the same object when nothing is new.
 */
export function absorb(call: CallFacts, fact: CallFact): CallFacts {
  const next = { ...call, ...learn(call, fact), ...evidence(call, fact) }
  return same(call, next) ? call : next
}

function learn(call: CallFacts, fact: CallFact): Partial<CallFacts> {
  switch (fact.kind) {
    case 'accepted':
      return { dialledAt: earlier(call.dialledAt, fact.at) }
    case 'refused':
      return { submission: higher(submissionRank, call.submission, 'refused') }
    case 'submission-unknown':
      return { submission: higher(submissionRank, call.submission, 'unknown') }
    case 'agent-rang':
      return { agentRangAt: earlier(call.agentRangAt, fact.at) }
    case 'agent-answered':
      return { agentAnsweredAt: earlier(call.agentAnsweredAt, fact.at) }
    case 'customer-rang':
      return { customerRangAt: earlier(call.customerRangAt, fact.at) }
    case 'customer-answered':
      return { customerAnsweredAt: earlier(call.customerAnsweredAt, fact.at) }
    case 'ended':
      return learnEnd(call, fact.at, fact.reason, fact.by ?? null)
    case 'talk-time':
      return { talkSeconds: Math.max(call.talkSeconds ?? 0, Number.isFinite(fact.seconds) ? fact.seconds : 0) }
    case 'recording':
      return { recordingUrl: smaller(call.recordingUrl, fact.url) }
    case 'disposed':
      return { disposedAt: earlier(call.disposedAt, fact.at) }
  }
}

// `lost` is our own giving up, not a fact of the line: the first real end replaces it whole, its time included.
function learnEnd(call: CallFacts, at: Date, reason: CallOutcome, by: CallEnder | null): Partial<CallFacts> {
  if (call.endReason === 'lost' && reason !== 'lost') return { endedAt: at, endReason: reason, endedBy: by }
  if (call.endReason !== null && call.endReason !== 'lost' && reason === 'lost') return {}
  return {
    endedAt: earlier(call.endedAt, at),
    endReason: higher(outcomeRank, call.endReason, reason),
    endedBy: by === null ? call.endedBy : higher(callEnders, call.endedBy, by),
  }
}

// Whatever the carrier tells proves that it has the call. Our own giving up, and its refusal, prove nothing.
function evidence(call: CallFacts, fact: CallFact): Partial<CallFacts> {
  switch (fact.kind) {
    case 'refused':
    case 'submission-unknown':
    case 'disposed':
      return {}
    case 'ended':
      if (fact.reason === 'lost') return {}
      if (fact.reason === 'refused') return { submission: higher(submissionRank, call.submission, 'refused') }
      break
    case 'accepted':
    case 'agent-rang':
    case 'agent-answered':
    case 'customer-rang':
    case 'customer-answered':
    case 'talk-time':
    case 'recording':
      break
  }
  return {
    submission: 'accepted',
    carrierCallId: fact.carrierCallId ? smaller(call.carrierCallId, fact.carrierCallId) : call.carrierCallId,
  }
}

// A time that is no time (a carrier's "null" date) teaches nothing.
function earlier(known: Date | null, told: Date): Date | null {
  if (Number.isNaN(told.getTime())) return known
  return known === null || told < known ? told : known
}

const smaller = (known: string | null, told: string): string => (known === null || told < known ? told : known)

const higher = <T>(rank: readonly T[], known: T | null, told: T): T =>
  known === null || rank.indexOf(told) > rank.indexOf(known) ? told : known

function same(a: CallFacts, b: CallFacts): boolean {
  return (Object.keys(a) as (keyof CallFacts)[]).every((key) => {
    const left = a[key]
    const right = b[key]
    return left instanceof Date && right instanceof Date ? left.getTime() === right.getTime() : left === right
  })
}
