import type { FastifyInstance } from 'fastify'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import { type Permission, serve } from '../platform/http/serve.ts'
import { correctDisposition } from './commands/correct-disposition.ts'
import { disposeCall } from './commands/dispose-call.ts'

/** Everybody: which call one may dispose of is the command's to say, and one that is not seen is not found. */
const mayDispose: Permission = () => true

export const registerDispositionRoutes = (app: FastifyInstance, deps: { db: Db; clock: Clock }): void => {
  serve(app, 'POST /api/calls/{id}/disposition', { may: mayDispose }, ({ params, caller, body }) =>
    disposeCall(deps, { callId: params.id, caller, body }),
  )
  serve(app, 'PUT /api/calls/{id}/disposition', { may: mayDispose }, ({ params, caller, body }) =>
    correctDisposition(deps, { callId: params.id, caller, body }),
  )
}
