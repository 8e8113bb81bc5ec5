import { nextActionKinds } from '@telehub/domain'
import { z } from 'zod'
import { e164, id, idParam, instant, list, nonEmpty, ok, pageQuery, text } from './common.ts'
import { defineRoutes } from './contract.ts'
import { nextActionView } from './leads.ts'

export const notificationView = z.object({
  id,
  kind: z.enum([
    'callback-soon',
    'callback-overdue',
    'escalation',
    'escalation-returned',
    'import-finished',
    'carrier-trouble',
    'action-given',
  ]),
  data: z.record(z.string(), z.unknown()),
  at: instant,
  readAt: instant.nullable(),
})
export type NotificationView = z.infer<typeof notificationView>

export const callbackSlot = z.object({ label: z.string(), code: z.string(), at: instant })

export const scheduleRoutes = defineRoutes({
  'GET /api/next-actions': {
    summary: 'Callbacks, retries, visits and what else is open: mine, or my team’s for a manager',
    tag: 'Schedule',
    query: z.object({
      kind: list(z.enum(nextActionKinds)),
      when: z.enum(['overdue', 'today', 'later', 'all']).default('all'),
      scope: z.enum(['mine', 'all']).default('mine'),
      ...pageQuery,
    }),
    reply: z.object({ items: z.array(nextActionView), nextCursor: z.string().nullable() }),
  },
  'PATCH /api/next-actions/{id}': {
    summary: 'Move, hand over, finish or cancel a next action',
    tag: 'Schedule',
    params: idParam,
    body: z
      .object({ dueAt: instant, ownerId: id.nullable(), state: z.enum(['done', 'cancelled']), note: text(1000) })
      .partial()
      .strict(),
    reply: nextActionView,
    refusals: ['not-found', 'conflict', 'time-not-possible'],
  },
  'GET /api/callback-slots': {
    summary: 'Quick picks for a callback that fall into calling hours',
    tag: 'Schedule',
    query: z.object({ leadId: z.coerce.number().int().positive().optional() }),
    reply: z.object({ items: z.array(callbackSlot) }),
  },
  'GET /api/notifications': {
    summary: 'My notifications, newest first',
    tag: 'Schedule',
    query: z.object({ ...pageQuery }),
    reply: z.object({ items: z.array(notificationView), unread: z.number(), nextCursor: z.string().nullable() }),
  },
  'POST /api/notifications/read': {
    summary: 'Mark as read, up to this one',
    tag: 'Schedule',
    body: z.object({ upTo: id }),
    reply: ok,
  },
})

export const doNotCallView = z.object({
  phone: z.string(),
  reason: z.string(),
  addedBy: z.string().nullable(),
  addedAt: instant,
})
export const complianceRoutes = defineRoutes({
  'GET /api/do-not-call': {
    summary: 'Numbers nobody may call',
    tag: 'Compliance',
    query: z.object({ q: text(20).optional(), ...pageQuery }),
    reply: z.object({ items: z.array(doNotCallView), nextCursor: z.string().nullable() }),
  },
  'POST /api/do-not-call': {
    summary: 'Add a number; every lead on it is held back at once',
    tag: 'Compliance',
    body: z.object({ phone: e164, reason: nonEmpty(300) }),
    reply: doNotCallView,
  },
  'DELETE /api/do-not-call/{phone}': {
    summary: 'Take a number off the list, with a reason',
    tag: 'Compliance',
    params: z.object({ phone: e164 }),
    body: z.object({ reason: nonEmpty(300) }),
    reply: ok,
    refusals: ['not-found'],
  },
})
