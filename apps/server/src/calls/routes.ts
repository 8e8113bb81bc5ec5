import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import { placeCall } from './commands/place-call.ts'
import { saveNotes } from './commands/save-notes.ts'
import type { CallDeps } from './deps.ts'
import { registerDispositionRoutes } from './disposition-routes.ts'
import { mayPlaceCalls, mayReadCarrierMessages, maySeeCalls } from './policy.ts'
import { currentCall, getCall, listCalls, listMessages } from './queries.ts'
import { registerWebhooks } from './webhook-routes.ts'

export const registerCalls = (app: FastifyInstance, deps: CallDeps): void => {
  const { db, clock } = deps
  serve(app, 'POST /api/calls', { may: mayPlaceCalls }, ({ caller, body }) => placeCall(deps, caller, body))
  serve(app, 'GET /api/calls', { may: maySeeCalls }, ({ caller, query }) => listCalls(db, caller, query))
  serve(app, 'GET /api/calls/current', { may: maySeeCalls }, async ({ caller }) => ({
    call: await currentCall(db, caller),
    now: clock.now().toISOString(),
  }))
  serve(app, 'GET /api/calls/{id}', { may: maySeeCalls }, ({ caller, params }) => getCall(db, caller, params.id))
  serve(app, 'GET /api/calls/{id}/events', { may: mayReadCarrierMessages }, ({ caller, params }) =>
    listMessages(db, caller, params.id),
  )
  serve(app, 'PUT /api/calls/{id}/notes', { may: maySeeCalls }, async ({ caller, params, body }) => ({
    version: await saveNotes(deps, caller, { callId: params.id, ...body }),
  }))
  registerDispositionRoutes(app, deps)
  registerWebhooks(app, deps)
}
