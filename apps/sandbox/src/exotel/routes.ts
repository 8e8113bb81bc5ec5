import type { FastifyInstance } from 'fastify'
import { accountRoutes } from './account-routes.ts'
import { checkBasic } from './auth.ts'
import { callsRoutes } from './calls-routes.ts'
import type { Carrier } from './carrier.ts'
import { connectRoute } from './connect-route.ts'
import { recordingRoute } from './recording-route.ts'
import { sendException } from './reply.ts'

/** Everything Exotel serves. Credentials first, then the account of the path, then the request itself. */
export function exotelRoutes(app: FastifyInstance, carrier: Carrier): void {
  app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      if (checkBasic(request, carrier.credentials) !== 'ok') {
        return sendException(request, reply, 401, 'Authentication failed', 20003)
      }
      const { account } = request.params as { account?: string }
      if (account?.replace(/\.json$/, '') !== carrier.accountSid) {
        return sendException(request, reply, 404, 'The requested account was not found')
      }
    })
    accountRoutes(scope, carrier)
    connectRoute(scope, carrier)
    callsRoutes(scope, carrier)
  })
  app.register(async (scope) => recordingRoute(scope, carrier))
}
