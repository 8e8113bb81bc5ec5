import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FaultRule } from './fault-words.ts'
import { sendException } from './reply.ts'
import { patience } from './timings.ts'

/** The sentences of captured replies (exotel.md §1.4). */
export const kycMessage =
  'Your account is not yet KYC compliant. This is mandatory by TRAI guidelines to connect outbound voice calls.'
export const ndncMessage = (number: string) => `Call to [${number}] cannot be made because of TRAI NDNC regulations`

export function sendRateLimited(request: FastifyRequest, reply: FastifyReply, seconds: number): FastifyReply {
  reply.header('retry-after', String(seconds))
  const message = `Rate limit exceeded. Try again in ${seconds} seconds.`
  return sendException(request, reply, 429, message, 'RATE_LIMIT_EXCEEDED')
}

/** Cuts the connection without a word. */
export function drop(reply: FastifyReply): FastifyReply {
  reply.hijack()
  reply.raw.destroy()
  return reply
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref())

/** Answers a request with the fault. False when the request goes on (`slow-reply` has waited, `reply-lost` comes later). */
export async function answerWithFault(
  rule: FaultRule,
  request: FastifyRequest,
  reply: FastifyReply,
  number: string,
): Promise<boolean> {
  switch (rule.fault) {
    case 'http-400':
      sendException(request, reply, 400, `From ${number} is invalid`)
      return true
    case 'http-401':
      sendException(request, reply, 401, 'Authentication failed', 20003)
      return true
    case 'http-402':
      sendException(request, reply, 402, 'Insufficient balance to make this call')
      return true
    case 'http-403-ndnc':
      sendException(request, reply, 403, ndncMessage(number))
      return true
    case 'http-403-kyc':
      sendException(request, reply, 403, kycMessage)
      return true
    case 'http-404':
      sendException(request, reply, 404, 'The requested resource was not found')
      return true
    case 'http-429':
      sendRateLimited(request, reply, 30)
      return true
    case 'http-503':
      sendException(request, reply, 503, 'Service Unavailable; ', 35008)
      return true
    case 'html-body':
      reply.code(502).type('text/html').send('<html><body><h1>502 Bad Gateway</h1></body></html>')
      return true
    case 'no-reply':
      await pause(rule.ms ?? patience.noReply)
      drop(reply)
      return true
    default:
      return false
  }
}

/** Holds a reply back by the time of a `slow-reply`. */
export const slowDown = (rule: FaultRule | null) =>
  rule?.fault === 'slow-reply' ? pause(rule.ms ?? patience.slowReply) : Promise.resolve()
