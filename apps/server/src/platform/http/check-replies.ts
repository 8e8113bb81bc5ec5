import { routes } from '@telehub/contracts'
import type { FastifyInstance } from 'fastify'

/** Outside production every JSON reply is held against its contract: a presenter that drifts fails at once, and loudly. */
export const checkReplies = (app: FastifyInstance): void => {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const route = request.routeOptions.config.route
    if (!route?.check || reply.statusCode >= 300) return payload
    const result = routes[route.key].reply.safeParse(JSON.parse(JSON.stringify(payload)))
    if (!result.success) throw new Error(`The reply of ${route.key} breaks its contract: ${result.error.message}`)
    return payload
  })
}
