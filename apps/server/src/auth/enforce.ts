import type { FastifyInstance } from 'fastify'
import { Refusal } from '../platform/refusal.ts'
import type { Callers } from './callers.ts'

const bearer = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i

/** Before anything of a request is read: who is asking, and may they use this route at all. */
export const enforcePermissions = (app: FastifyInstance, callers: Callers): void => {
  app.addHook('onRequest', async (request) => {
    const route = request.routeOptions.config.route
    if (!route || route.may === null) return
    const token = bearer.exec(request.headers.authorization ?? '')?.[1]
    const found = token ? await callers.of(token) : null
    if (!found) throw new Refusal('not-signed-in', 'Please sign in.')
    request.caller = found.caller
    if (!route.may(found.caller)) throw new Refusal('not-allowed', 'Your role does not allow this.')
  })
}
