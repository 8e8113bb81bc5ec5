import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { nationalDigits, trunkNumber } from '../phone-number.ts'
import { customerBehaviour } from './behaviours.ts'
import type { Call } from './call.ts'
import type { Carrier } from './carrier.ts'
import { type Fields, readConnectRequest } from './connect-request.ts'
import type { FaultRule } from './fault-words.ts'
import { answerWithFault, drop, kycMessage, ndncMessage, sendRateLimited, slowDown } from './http-faults.ts'
import { presentCall } from './present-call.ts'
import { newRateLimit } from './rate-limit.ts'
import { sendException, sendWire } from './reply.ts'
import { patience } from './timings.ts'

const fieldsOf = (body: unknown): Fields =>
  typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Fields) : {}

const digitsOf = (fields: Fields, name: string) => nationalDigits(typeof fields[name] === 'string' ? fields[name] : '')

/** `POST /v1/Accounts/:sid/Calls/connect[.json]`: two numbers, or one number and a flow. */
export function connectRoute(app: FastifyInstance, carrier: Carrier): void {
  const { engine, callbacks, clock, faults, refusals, options, credentials } = carrier
  const limit = newRateLimit(clock, options.callsPerMinute)

  async function connect(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(
      request.headers['content-type'] ?? '',
    )
    const fields = isForm ? fieldsOf(request.body) : {}
    const [to, from] = [digitsOf(fields, 'To'), digitsOf(fields, 'From')]
    const answered = await decide(
      request,
      reply,
      fields,
      [to, from].filter((number) => number !== null),
    )
    const status = reply.raw.destroyed ? null : reply.statusCode
    if (status === null || status >= 400) refusals.add({ at: clock.now(), status, from, to })
    return answered
  }

  async function decide(
    request: FastifyRequest,
    reply: FastifyReply,
    fields: Fields,
    numbers: readonly string[],
  ): Promise<FastifyReply> {
    const struck = faults.strike('connect', numbers)
    if (struck.http && (await answerWithFault(struck.http, request, reply, trunkNumber(numbers[0] ?? '')))) return reply

    const waitSeconds = limit.take()
    if (waitSeconds !== null) return sendRateLimited(request, reply, waitSeconds)
    const wanted = readConnectRequest(fields, credentials.exoPhones)
    if ('message' in wanted) return sendException(request, reply, wanted.status, wanted.message)
    const dialled = wanted.to ?? wanted.from
    switch (customerBehaviour(dialled).refusal) {
      case 'ndnc':
        return sendException(request, reply, 403, ndncMessage(trunkNumber(dialled)))
      case 'kyc':
        return sendException(request, reply, 403, kycMessage)
      case 'invalid':
        return sendException(request, reply, 400, `To ${trunkNumber(dialled)} is invalid`)
      default:
        return accept(request, reply, engine.place(wanted, struck.call), struck.http)
    }
  }

  /** The phones ring once the reply is on its way, unless a fault wants it the other way round. */
  async function accept(
    request: FastifyRequest,
    reply: FastifyReply,
    call: Call,
    fault: FaultRule | null,
  ): Promise<FastifyReply> {
    const body = { Call: presentCall(call, carrier) }
    if (call.faults.some((rule) => rule.fault === 'callback-before-reply')) {
      engine.start(call)
      const tooLong = new Promise<void>((resolve) => setTimeout(resolve, patience.holdReply).unref())
      await Promise.race([callbacks.firstPosted(call), tooLong])
      return sendWire(request, reply, 200, body)
    }
    if (fault !== null) engine.start(call)
    await slowDown(fault)
    if (fault?.fault === 'reply-lost') return drop(reply)
    if (fault === null) reply.raw.once('close', () => engine.start(call))
    return sendWire(request, reply, 200, body)
  }

  for (const suffix of ['', '.json']) app.post(`/v1/Accounts/:account/Calls/connect${suffix}`, connect)
}
