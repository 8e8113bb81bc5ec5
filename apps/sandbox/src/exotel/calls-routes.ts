import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Carrier } from './carrier.ts'
import { answerWithFault, drop, slowDown } from './http-faults.ts'
import { listCalls } from './list-calls.ts'
import { presentCall, presentDetails } from './present-call.ts'
import { sendException, sendWire } from './reply.ts'

/** `GET …/Calls/:id[.json]` and the bulk list. There is no live control in v1: anything else is a 404. */
export function callsRoutes(app: FastifyInstance, carrier: Carrier): void {
  const { calls, clock, faults } = carrier

  app.get<{ Params: { id: string }; Querystring: Record<string, unknown> }>(
    '/v1/Accounts/:account/Calls/:id',
    async (request, reply) => {
      const call = calls.get(request.params.id.replace(/\.json$/, ''))
      const { http } = faults.strike('details', call?.legs.map((leg) => leg.number) ?? [])
      if (http && (await answerWithFault(http, request, reply, ''))) return reply
      await slowDown(http)
      if (http?.fault === 'reply-lost') return drop(reply)
      if (!call) return sendException(request, reply, 404, 'The requested resource was not found')
      const details = request.query.details === 'true' ? { Details: presentDetails(call, clock) } : {}
      return sendWire(request, reply, 200, { Call: { ...presentCall(call, carrier), ...details } })
    },
  )

  async function list(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { http } = faults.strike('list', [])
    if (http && (await answerWithFault(http, request, reply, ''))) return reply
    await slowDown(http)
    if (http?.fault === 'reply-lost') return drop(reply)
    const page = listCalls(calls.newestFirst(), request.query as Record<string, unknown>, request.url)
    if ('message' in page) return sendException(request, reply, 400, page.message)
    const Calls = page.calls.map((call) => presentCall(call, carrier))
    return sendWire(request, reply, 200, { Metadata: page.metadata, Calls })
  }
  for (const suffix of ['', '.json']) app.get(`/v1/Accounts/:account/Calls${suffix}`, list)
}
