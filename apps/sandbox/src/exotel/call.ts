import type { ConnectRequest } from './connect-request.ts'
import type { FaultRule } from './fault-words.ts'
import type { CallbackEvent, CallStatus, Ending, FinalLegStatus, LegStatus, Party } from './words.ts'

/** One leg. All moments are epoch ms, null while unknown. `outcome` is set once, when the leg is over. */
export interface Leg {
  readonly party: Party
  readonly number: string
  ringingAt: number | null
  answeredAt: number | null
  endedAt: number | null
  outcome: FinalLegStatus | null
  answeredBy: 'NA' | 'HUMAN' | 'MACHINE'
}

export interface Attempt {
  readonly at: number
  /** HTTP status of the receiver, or null when it could not be reached. */
  readonly code: number | null
  readonly error: string | null
  readonly tookMs: number
}

/** A callback as the page and the admin API show it. `withheld`: a fault swallowed it. */
export interface Delivery {
  readonly event: CallbackEvent
  readonly legs: readonly (LegStatus | null)[]
  readonly attempts: Attempt[]
  state: 'waiting' | 'delivered' | 'failed' | 'withheld'
}

export interface Call {
  readonly sid: string
  /** Order of arrival, from 1; the cursor of the bulk list. */
  readonly sequence: number
  readonly request: ConnectRequest
  readonly faults: readonly FaultRule[]
  readonly createdAt: number
  updatedAt: number
  endedAt: number | null
  endedBy: Ending | null
  status: CallStatus
  /** Two-number calls: the agent's then the customer's. Flow calls: the customer's alone. */
  readonly legs: readonly Leg[]
  readonly deliveries: Delivery[]
}

export function newLeg(party: Party, number: string): Leg {
  return { party, number, ringingAt: null, answeredAt: null, endedAt: null, outcome: null, answeredBy: 'NA' }
}

/** The leg's status on the wire; null while it has not been tried or only rings. */
export function legStatus(leg: Leg): LegStatus | null {
  return leg.outcome ?? (leg.answeredAt === null ? null : 'in-progress')
}

export function legOf(call: Call, party: Party): Leg | undefined {
  return call.legs.find((leg) => leg.party === party)
}

export function faultOf(call: Call, fault: FaultRule['fault'], event?: CallbackEvent): FaultRule | undefined {
  return call.faults.find((rule) => rule.fault === fault && (!event || rule.event === null || rule.event === event))
}
