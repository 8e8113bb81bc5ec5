import type { FastifyInstance } from 'fastify'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import { transact } from '../platform/db/transact.ts'
import { serve } from '../platform/http/serve.ts'
import { Refusal } from '../platform/refusal.ts'
import { mayChangeDoNotCall, maySeeDoNotCall } from './policy.ts'
import { findDoNotCall, listDoNotCall } from './queries.ts'
import { blockPhone, unblockPhone } from './store.ts'

export const registerCompliance = (app: FastifyInstance, deps: { db: Db; clock: Clock }): void => {
  const { db } = deps

  serve(app, 'GET /api/do-not-call', { may: maySeeDoNotCall }, ({ query }) => listDoNotCall(db, query))

  serve(app, 'POST /api/do-not-call', { may: mayChangeDoNotCall }, ({ body, caller }) =>
    transact(db, async (tx) => {
      await blockPhone(tx, deps, { ...body, callId: null, by: caller.userId })
      const view = await findDoNotCall(tx, body.phone)
      if (!view) throw new Error('A number has vanished from its own transaction')
      return view
    }),
  )

  serve(app, 'DELETE /api/do-not-call/{phone}', { may: mayChangeDoNotCall }, ({ params, body, caller, request }) =>
    transact(db, async (tx) => {
      if (!(await unblockPhone(tx, deps, { phone: params.phone }))) {
        throw new Refusal('not-found', 'This number is not on the do-not-call list.')
      }
      request.log.info({ userId: caller.userId, reason: body.reason }, 'A number was taken off the do-not-call list')
      return { ok: true as const }
    }),
  )
}
