import type { CallEnder, CallFact, CallOutcome } from '@telehub/domain'

/** What a callback and the call details say alike, once their different shapes are read. */
export interface Report {
  carrierCallId: string | null
  status: string | null
  /** `answered`, `terminal`, `ringing`; null in call details. */
  event: string | null
  /** Status of the agent's and the customer's leg; null when it was not tried, or is not told. */
  legs: readonly [string | null, string | null]
  /** False in the four-field callback and in lists. */
  tellsLegs: boolean
  createdAt: Date | null
  updatedAt: Date | null
  endedAt: Date | null
  conversationSeconds: number | null
  recordingUrl: string | null
  receivedAt: Date
}

const over = ['completed', 'failed', 'busy', 'no-answer', 'canceled'] as const
const live = ['queued', 'ringing', 'in-progress'] as const
const isOver = (status: string | null) => (over as readonly string[]).includes(status ?? '')
const isKnown = (status: string) => isOver(status) || (live as readonly string[]).includes(status)
const answered = (status: string | null) => status === 'in-progress' || status === 'completed'

/**
 * The facts in a report. `in-progress` says accepted, not answered: who answered is in the legs (exotel.md §2.3). A time told
 * by the carrier is never later than the moment we heard it.
 */
export const factsOf = (report: Report): { facts: CallFact[]; unknown: string[] } => {
  const { status, event, legs, carrierCallId } = report
  const told = { carrierCallId }
  const at = notAfter(report.updatedAt ?? report.receivedAt, report.receivedAt)
  const ended = event === 'terminal' || isOver(status) || (!isLiveEvent(event) && report.endedAt !== null)
  const facts: CallFact[] = []
  if (carrierCallId) facts.push({ kind: 'accepted', at: notAfter(report.createdAt ?? at, report.receivedAt), ...told })
  if (!ended) {
    if (event === 'answered' || answered(legs[0])) facts.push({ kind: 'agent-answered', at, ...told })
    if (event === 'ringing')
      facts.push({ kind: legs[0] === 'in-progress' ? 'customer-rang' : 'agent-rang', at, ...told })
    if (answered(legs[1])) facts.push({ kind: 'customer-answered', at, ...told })
  } else {
    const endedAt = notAfter(report.endedAt ?? at, report.receivedAt)
    facts.push({ kind: 'ended', at: endedAt, ...told, ...endOf(report) })
    const seconds = report.conversationSeconds
    if (seconds !== null) facts.push({ kind: 'talk-time', at: endedAt, seconds, ...told })
  }
  if (report.recordingUrl) facts.push({ kind: 'recording', at, url: report.recordingUrl, ...told })
  return { facts, unknown: unknownOf(report) }
}

const isLiveEvent = (event: string | null) => event === 'answered' || event === 'ringing'

export const notAfter = (at: Date, latest: Date): Date => (at > latest ? latest : at)

const unknownOf = ({ status, event, legs }: Report): string[] => [
  ...(status !== null && !isKnown(status) ? [`Status "${status}"`] : []),
  ...(event !== null && !['answered', 'terminal', 'ringing'].includes(event) ? [`EventType "${event}"`] : []),
  ...legs.flatMap((leg, index) => (leg !== null && !isKnown(leg) ? [`Legs[${index}] "${leg}"`] : [])),
]

/** The legs say how it ended; the overall status only where they are silent, since `busy` may be the agent's line. */
const endOf = (report: Report): { reason: CallOutcome; by: CallEnder | null } => {
  const [agent, customer] = report.legs
  if ((report.conversationSeconds ?? 0) > 0 || customer === 'completed') return { reason: 'answered', by: null }
  if (!report.tellsLegs) return { reason: overall(report.status), by: null }
  if (customer === null) {
    return { reason: report.status === 'completed' ? 'answered' : agentLeg(agent, report.status), by: null }
  }
  switch (customer) {
    case 'busy':
      return { reason: 'busy', by: 'customer' }
    case 'no-answer':
      return { reason: 'no-answer', by: null }
    // The agent gave up while the customer's phone rang.
    case 'canceled':
      return { reason: 'no-answer', by: 'agent' }
    case 'in-progress':
      return { reason: 'answered', by: null }
    default:
      return { reason: 'failed', by: null }
  }
}

/** The customer's phone was never tried: whatever the agent's did, there is nothing to say of the customer. */
const agentLeg = (agent: string | null, status: string | null): CallOutcome => {
  if (agent === 'busy') return 'agent-busy'
  if (agent !== null) return 'agent-no-answer'
  return status === 'busy' ? 'agent-busy' : 'agent-no-answer'
}

const overall = (status: string | null): CallOutcome => {
  switch (status) {
    case 'completed':
      return 'answered'
    case 'busy':
      return 'busy'
    case 'no-answer':
    case 'canceled':
      return 'no-answer'
    default:
      return 'failed'
  }
}
