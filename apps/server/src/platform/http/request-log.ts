import type { FastifyInstance, FastifyRequest } from 'fastify'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const callIdOf = (request: FastifyRequest): string | undefined => {
  const params = request.params as { id?: unknown; callId?: unknown } | null
  const id = params?.callId ?? (request.routeOptions.url?.startsWith('/api/calls/') ? params?.id : undefined)
  return typeof id === 'string' && uuid.test(id) ? id : undefined
}

/**
 * One line a request. The route's pattern stands for its address: addresses hold phone numbers and the carrier's
 * secrets, query strings what was searched for.
 */
export const logRequests = (app: FastifyInstance): void => {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? null
    const callId = callIdOf(request)
    const line = {
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...(request.caller ? { userId: request.caller.userId } : {}),
      ...(callId ? { callId } : {}),
    }
    const level = reply.statusCode >= 500 ? 'warn' : route?.startsWith('/api/') ? 'info' : 'debug'
    request.log[level](line, 'Request')
  })
}
