import { z } from 'zod'
import { presenceView } from './auth.ts'
import { callView } from './calls.ts'
import { id, instant } from './common.ts'
import { importStatuses, rowCounts } from './imports.ts'
import { notificationView } from './schedule.ts'

const ofCall = z.object({ call: callView })

/** Events that are rows of the log: each reaches its audience once, in order, also after a reconnect. */
export const durableEvents = {
  'call:started': ofCall,
  'call:ringing': ofCall,
  'call:answered': ofCall,
  'call:ended': ofCall,
  'call:changed': ofCall,
  'call:disposed': ofCall,
  'presence:changed': z.object({ presence: presenceView }),
  'lead:changed': z.object({ leadId: id, ownerId: id.nullable() }),
  'leads:changed': z.object({ why: z.string(), count: z.number() }),
  'next-action:changed': z.object({ id, leadId: id, ownerId: id.nullable() }),
  'notification:new': z.object({ notification: notificationView }),
  'import:progress': z.object({
    importId: id,
    status: z.enum(importStatuses),
    position: z.number(),
    total: z.number().nullable(),
    counts: rowCounts,
  }),
  'user:changed': z.object({ userId: id }),
  'settings:changed': z.object({ key: z.string() }),
} as const
export type DurableEventType = keyof typeof durableEvents
export type DurableEventData<T extends DurableEventType> = z.infer<(typeof durableEvents)[T]>

/** Sent to whoever is there, kept nowhere. */
export const ephemeralEvents = {
  /** Every 5 s while talking. */
  'call:duration': z.object({ callId: z.uuid(), agentId: id, talkSeconds: z.number(), at: instant }),
} as const
export type EphemeralEventType = keyof typeof ephemeralEvents
export type EphemeralEventData<T extends EphemeralEventType> = z.infer<(typeof ephemeralEvents)[T]>

export const eventVersion = 1
/** What a durable event looks like on the socket. `cursor` is its place in the log: send the last one seen when coming back. */
export interface Envelope<T extends DurableEventType = DurableEventType> {
  v: typeof eventVersion
  cursor: string
  at: string
  type: T
  data: DurableEventData<T>
}

export type ServerToClient = { [T in DurableEventType]: (event: Envelope<T>) => void } & {
  [T in EphemeralEventType]: (data: EphemeralEventData<T>) => void
} & {
  /** Sent after connecting: the missed events follow (`resumed`), or there are too many and the screen must read afresh (`resync`). */
  ready: (state: { mode: 'fresh' | 'resumed' | 'resync'; cursor: string; now: string }) => void
  /** The session ended: sign in again. */
  'signed-out': () => void
}
export type ClientToServer = {
  /** A sign of life, every 20 s; also true presence of a desk. */
  heartbeat: (ack: (now: string) => void) => void
}
export interface SocketAuth {
  token: string
  cursor?: string
}
