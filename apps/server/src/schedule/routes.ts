import type { FastifyInstance } from 'fastify'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import { serve } from '../platform/http/serve.ts'
import { changeAction } from './commands/change-action.ts'
import { listNotifications, readNotifications } from './notifications.ts'
import { maySeeSchedule } from './policy.ts'
import { listActions } from './queries.ts'
import { listSlots } from './slots.ts'

export const registerSchedule = (app: FastifyInstance, deps: { db: Db; clock: Clock }): void => {
  const { db, clock } = deps

  serve(app, 'GET /api/next-actions', { may: maySeeSchedule }, ({ caller, query }) =>
    listActions(db, caller, query, clock.now()),
  )

  serve(app, 'PATCH /api/next-actions/{id}', { may: maySeeSchedule }, ({ params, caller, body }) =>
    changeAction(deps, { id: params.id, caller, body }),
  )

  serve(app, 'GET /api/callback-slots', { may: maySeeSchedule }, ({ caller, query }) =>
    listSlots(deps, { caller, leadId: query.leadId }),
  )

  serve(app, 'GET /api/notifications', { may: maySeeSchedule }, ({ caller, query }) =>
    listNotifications(db, caller.userId, query),
  )

  serve(app, 'POST /api/notifications/read', { may: maySeeSchedule }, async ({ caller, body }) => {
    await readNotifications(deps, { userId: caller.userId, upTo: body.upTo })
    return { ok: true as const }
  })
}
