import { type Accepted, DialError, type DialRequest } from '../port.ts'
import { type Account, pathOf } from './account.ts'
import { errorOfFailure, errorOfReply } from './dial-errors.ts'
import { notAfter } from './facts.ts'
import { HttpFailure, send } from './http.ts'
import { readTime } from './ist-time.ts'
import { readReply } from './read-reply.ts'
import { readCallId } from './translate.ts'

/** Longest call, and how long each phone rings, in seconds. */
export const timeLimitSeconds = 7200
export const ringSeconds = 45

/** Asks for a two-number call (exotel.md §1). Sent once: Exotel has no idempotency key. Throws DialError. */
export const dial = async (account: Account, request: DialRequest): Promise<Accepted> => {
  const form = new URLSearchParams({
    From: request.agentPhone,
    To: request.customerPhone,
    CallerId: account.callerId,
    CallType: 'trans',
    TimeLimit: String(timeLimitSeconds),
    TimeOut: String(ringSeconds),
    Record: String(request.record),
    CustomField: request.callId,
    StatusCallback: request.callbackUrl,
    'StatusCallbackEvents[0]': 'terminal',
    'StatusCallbackEvents[1]': 'answered',
    StatusCallbackContentType: 'application/json',
  })
  const { authorization, timeoutMs, clock } = account
  const url = pathOf(account, 'Calls/connect.json')
  const reply = await send({ method: 'POST', url, authorization, form, timeoutMs }).catch((error: unknown) => {
    throw error instanceof HttpFailure ? errorOfFailure(error) : error
  })
  if (reply.status < 200 || reply.status > 299) throw errorOfReply(reply, clock.now())
  const fields = readReply(reply.body)
  const carrierCallId = readCallId(fields?.get('Sid'))
  if (!fields || !carrierCallId) {
    const body = reply.body.slice(0, 2000)
    throw new DialError('unreadable-reply', 'Exotel said yes without naming a call', { status: reply.status, body })
  }
  const now = clock.now()
  const told = readTime(fields.get('DateCreated')) ?? now
  return {
    carrierCallId,
    facts: [{ kind: 'accepted', at: notAfter(told, now), carrierCallId }],
    body: reply.body,
  }
}
