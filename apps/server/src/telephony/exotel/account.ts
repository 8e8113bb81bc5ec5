import type { Clock } from '../../platform/clock.ts'
import { ProviderError } from '../../platform/refusal.ts'
import { HttpFailure, type HttpReply, send } from './http.ts'

/** An Exotel account as requests need it. */
export interface Account {
  origin: string
  sid: string
  authorization: string
  callerId: string
  webhookUrl: string
  clock: Clock
  timeoutMs: number
}

export const pathOf = (account: Account, path: string): URL =>
  new URL(`/v1/Accounts/${encodeURIComponent(account.sid)}/${path}`, account.origin)

/** Asks once; null is "no such thing". Throws ProviderError for anything but an answer. */
export const ask = async (account: Account, url: URL): Promise<HttpReply | null> => {
  if (url.origin !== account.origin) throw new ProviderError('wrong-host', 'Exotel named another host', false)
  const { authorization, timeoutMs } = account
  const reply = await send({ method: 'GET', url, authorization, timeoutMs }).catch((error: unknown) => {
    if (error instanceof HttpFailure) throw new ProviderError('unreachable', `Exotel: ${error.message}`, true)
    throw error
  })
  if (reply.status === 200) return reply
  if (reply.status === 404) return null
  const retry = reply.status === 429 || reply.status >= 500
  throw new ProviderError('refused', `Exotel answered ${reply.status}`, retry, { status: reply.status })
}
