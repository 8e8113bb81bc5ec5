import { ApiError, errorOf, isRefusal, unreachable } from './api-error.ts'
import { serverNow } from './clock.ts'
import { mayHaveSession, session, signedIn, signedOut } from './session.ts'

/** Cookies act on these two addresses alone; a header that no foreign page can send without asking guards them. */
export const csrfHeader = { 'x-telehub-csrf': '1' } as const

let underWay: Promise<string | null> | null = null

/** One tab at a time: each use of the cookie replaces it, and an old one used again would end the session. */
const alone = <T>(act: () => Promise<T>): Promise<T> => {
  // Only a secure page has locks.
  const locks: LockManager | undefined | null = navigator.locks
  return locks ? locks.request('telehub.refresh', act) : act()
}

async function ask(): Promise<string | null> {
  const reply = await fetch('/api/auth/refresh', { method: 'POST', headers: csrfHeader }).catch(() => {
    throw unreachable()
  })
  if (reply.ok) {
    const fresh = await reply.json()
    signedIn(fresh)
    return fresh.accessToken
  }
  const error = await errorOf(reply)
  if (!isRefusal(error, 'session-ended', 'not-signed-in')) throw error
  signedOut('ended')
  return null
}

/** A new access token for the cookie, or null when the session is over. However many ask at once, it is asked for once. */
export function refresh(): Promise<string | null> {
  underWay ??= alone(ask).finally(() => {
    underWay = null
  })
  return underWay
}

/** The access token, renewed when it is about to run out; null when nobody is signed in. */
export async function accessToken(): Promise<string | null> {
  const now = session.get()
  if (now.state !== 'signed-in') return null
  return now.expiresAt - serverNow() > 20_000 ? now.accessToken : refresh()
}

/** Finds out at the start whether the cookie of an earlier visit still counts. A server out of reach is thrown, not taken for a no. */
export async function resumeSession(): Promise<void> {
  if (!mayHaveSession()) return signedOut('stranger')
  const token = await refresh().catch((error: unknown) => {
    if (error instanceof ApiError && error.status >= 400 && error.status < 500) return null
    throw error
  })
  const now = session.get()
  if (token === null && now.state === 'unknown') signedOut('stranger')
}
