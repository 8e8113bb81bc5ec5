import type { DurableEventType, Envelope, FloorAgent, FloorView, ReplyOf } from '@telehub/contracts'

type CallView = ReplyOf<'GET /api/calls/{id}'>

/** What changes a tile. Everything else about the floor is read again. */
export const floorEvents = [
  'presence:changed',
  'call:started',
  'call:ringing',
  'call:answered',
  'call:ended',
  'call:changed',
  'call:disposed',
] as const satisfies readonly DurableEventType[]
export type FloorEvent = Envelope<(typeof floorEvents)[number]>

/** Cursors are `transaction-row`; both grow. */
export function isAfter(a: string, b: string): boolean {
  const [ax = '0', ai = '0'] = a.split('-')
  const [bx = '0', bi = '0'] = b.split('-')
  return BigInt(ax) === BigInt(bx) ? Number(ai) > Number(bi) : BigInt(ax) > BigInt(bx)
}

const callOnFloor = (call: CallView): FloorAgent['call'] =>
  call.phase === 'closed'
    ? null
    : {
        id: call.id,
        leadId: call.leadId,
        leadName: call.leadName,
        organisation: call.organisation,
        phase: call.phase,
        requestedAt: call.requestedAt,
        customerAnsweredAt: call.customerAnsweredAt,
        endedAt: call.endedAt,
      }

/** A closed call clears the tile only when it is the one shown: the next may have begun. */
const withCall = (agent: FloorAgent, call: CallView): FloorAgent => {
  const next = callOnFloor(call)
  if (next === null && agent.call?.id !== call.id) return agent
  return { ...agent, call: next }
}

/**
 * The floor after one more event. An event at or before the floor's cursor is part of it already and changes nothing, so
 * repeats after a reconnect are harmless; one about somebody who is not on this floor only moves the cursor.
 */
export function fold(floor: FloorView, event: FloorEvent): FloorView {
  if (!isAfter(event.cursor, floor.cursor)) return floor
  const change = (userId: number, how: (agent: FloorAgent) => FloorAgent): FloorView => ({
    ...floor,
    cursor: event.cursor,
    agents: floor.agents.map((agent) => (agent.userId === userId ? how(agent) : agent)),
  })
  if (event.type === 'presence:changed') {
    const { presence } = (event as Envelope<'presence:changed'>).data
    return change(presence.userId, (agent) => ({
      ...agent,
      presence: presence.state,
      reason: presence.reason,
      since: presence.since,
    }))
  }
  const { call } = (event as Envelope<'call:changed'>).data
  return change(call.agentId, (agent) => withCall(agent, call))
}

/** Longer than this in wrap-up, or available without a call, wants a look. */
export const longWrapMs = 3 * 60_000
export const idleMs = 10 * 60_000

export type Attention = 'long-wrap' | 'idle' | null

export function attentionOf(agent: FloorAgent, now: number): Attention {
  const inState = now - Date.parse(agent.since)
  if (agent.presence === 'wrapping' && inState > longWrapMs) return 'long-wrap'
  if (agent.presence === 'available' && inState > idleMs) return 'idle'
  return null
}

const order: Record<FloorAgent['presence'], number> = { wrapping: 1, available: 2, 'on-call': 3, break: 4, offline: 5 }

/** What needs a look first, then by state, then by name: a tile does not move while its state stays. */
export const inOrder = (agents: readonly FloorAgent[], now: number): FloorAgent[] => {
  const rank = (agent: FloorAgent) => (attentionOf(agent, now) ? 0 : order[agent.presence])
  return [...agents].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}

/** How many are in each state. */
export const countPresences = (agents: readonly FloorAgent[]): Record<FloorAgent['presence'], number> => {
  const counts = { offline: 0, available: 0, 'on-call': 0, wrapping: 0, break: 0 }
  for (const agent of agents) counts[agent.presence]++
  return counts
}
