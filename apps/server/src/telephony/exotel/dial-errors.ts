import { DialError, type DialFailure } from '../port.ts'
import type { HttpFailure, HttpReply } from './http.ts'
import { readReply } from './read-reply.ts'

const keptBody = 2000

/** A refusal by Exotel, read by its HTTP status: codes are often missing, and their texts differ (exotel.md §1.4). */
export const errorOfReply = (reply: HttpReply, now: Date): DialError => {
  const fields = readReply(reply.body)
  const message = fields?.get('Message') ?? null
  const failure = failureOf(reply.status, message)
  return new DialError(failure, `Exotel answered ${reply.status}${message ? `: ${message}` : ''}`, {
    status: reply.status,
    body: reply.body.slice(0, keptBody),
    retryAt: failure === 'too-many-calls' ? retryAt(reply.retryAfter, now) : null,
  })
}

/** Only a refusal in Exotel's own words says that nothing was placed; a proxy's page says nothing. */
const failureOf = (status: number, message: string | null): DialFailure => {
  switch (status) {
    case 400:
      return 'bad-request'
    case 401:
      return 'credentials'
    case 402:
      return 'no-balance'
    case 403:
      return /NDNC|\bDND\b/i.test(message ?? '') ? 'do-not-disturb' : 'account-blocked'
    case 404:
      return 'not-found'
    case 429:
      return 'too-many-calls'
    case 503:
      return message === null ? 'unreadable-reply' : 'unavailable'
    default:
      return status >= 400 && status < 500 && status !== 408 ? 'bad-request' : 'unreadable-reply'
  }
}

const retryAt = (header: string | null, now: Date): Date => {
  const seconds = /^\d{1,4}$/.test(header ?? '') ? Number(header) : 30
  return new Date(now.getTime() + Math.min(Math.max(seconds, 1), 300) * 1000)
}

export const errorOfFailure = (failure: HttpFailure): DialError => {
  if (!failure.sent) return new DialError('unreachable', `Exotel cannot be reached: ${failure.message}`)
  return failure.timedOut
    ? new DialError('no-reply', 'Exotel gave no reply in time')
    : new DialError('connection-lost', `The connection to Exotel was lost: ${failure.message}`)
}
