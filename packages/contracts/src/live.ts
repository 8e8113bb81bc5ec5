import { presences } from '@telehub/domain'
import { z } from 'zod'
import { id, instant } from './common.ts'
import { defineRoutes } from './contract.ts'

/** Counted on the organisation's calendar day. `callbacksDue`: promised and still to come today; `callbacksOverdue`: missed, of any day. */
export const todayCounts = z.object({
  attempted: z.number(),
  connected: z.number(),
  conversations: z.number(),
  callbacksDue: z.number(),
  callbacksOverdue: z.number(),
  talkSeconds: z.number(),
})

export const floorCall = z.object({
  id: z.uuid(),
  leadId: id,
  leadName: z.string(),
  organisation: z.string(),
  phase: z.string(),
  requestedAt: instant,
  customerAnsweredAt: instant.nullable(),
  endedAt: instant.nullable(),
})
export const floorAgent = z.object({
  userId: id,
  name: z.string(),
  teamId: id.nullable(),
  teamName: z.string().nullable(),
  presence: z.enum(presences),
  reason: z.string().nullable(),
  since: instant,
  call: floorCall.nullable(),
  today: todayCounts,
})
export type FloorAgent = z.infer<typeof floorAgent>

/** The floor at one place in the event log: fold the events after `cursor` onto it. */
export const floorView = z.object({ cursor: z.string(), now: instant, agents: z.array(floorAgent), today: todayCounts })
export type FloorView = z.infer<typeof floorView>

export const liveRoutes = defineRoutes({
  'GET /api/floor': { summary: 'My floor now, and where in the event log that is', tag: 'Floor', reply: floorView },
  'GET /api/me/today': { summary: 'My own counts of today', tag: 'Floor', reply: todayCounts },
})
