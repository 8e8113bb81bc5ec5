/** One size of the measurement: who listens, and how fast carriers talk. */
export interface Size {
  agents: number
  managers: number
  perSecond: number
}

export const sizes: readonly Size[] = [
  { agents: 30, managers: 50, perSecond: 50 },
  { agents: 1000, managers: 50, perSecond: 100 },
  { agents: 5000, managers: 50, perSecond: 200 },
]

/** A call that a webhook is about, and whose screen must learn of it. */
export interface BenchCall {
  id: string
  secret: string
  carrierCallId: string
  agentIndex: number
}

export interface Person {
  token: string
  role: 'agent' | 'manager'
}

/** What the load process is told. */
export interface Plan {
  url: string
  people: Person[]
  calls: BenchCall[]
  /** Calls of the same kind that are not counted. */
  warmUp: BenchCall[]
  perSecond: number
  kind: 'telehub' | 'bare'
}

export interface Measured {
  sent: number
  agentMs: number[]
  managerMs: number[]
  /** Events that did not reach the agent, or a manager, of all that had to. */
  lost: number
  duplicates: number
  /** Posts that were not answered with yes. */
  refused: number
  /** CPU of the load process itself while it posted: near 100 % it measures itself. */
  loadPercent: number
}

/** What the load process tells: that it begins to post, that it has, and in the end what it measured. */
export type FromLoad = { begun: boolean } | { measured: Measured }
