import type { UserView } from '@telehub/contracts'
import { local } from './storage.ts'
import { createStore, useStore } from './store.ts'

/**
 * Who is signed in. The access token lives here, in memory, and nowhere else; what survives a reload is the HttpOnly
 * cookie, which only the server reads. `unknown` is before the first answer.
 */
/** `stranger`: nobody was; `left`: by their own will; `ended`: the server closed the session. */
export type SignedOutWhy = 'stranger' | 'left' | 'ended'
export type Session =
  | { state: 'unknown' }
  | { state: 'signed-out'; why: SignedOutWhy }
  | { state: 'signed-in'; user: UserView; accessToken: string; expiresAt: number }

export const session = createStore<Session>({ state: 'unknown' })

/** Says only that a cookie may be there, so that a stranger's first visit asks the server nothing. */
const hint = 'telehub.signed-in'
export const mayHaveSession = () => local.get(hint) !== null

export function signedIn(reply: { accessToken: string; expiresAt: string; user: UserView }): void {
  local.set(hint, '1')
  const { accessToken, user } = reply
  session.set({ state: 'signed-in', user, accessToken, expiresAt: Date.parse(reply.expiresAt) })
}

let leaving = false
/** Said before the server is asked to end the session: its word may come over the socket before its reply. */
export function setLeaving(now: boolean): void {
  leaving = now
}

/** Being signed out twice keeps the first reason. */
export function signedOut(why: SignedOutWhy): void {
  local.remove(hint)
  if (session.get().state !== 'signed-out') session.set({ state: 'signed-out', why: leaving ? 'left' : why })
  leaving = false
}

export const useSession = () => useStore(session)

/** The signed-in person. Only for screens behind the sign-in, which is all but that one. */
export function useUser(): UserView {
  const now = useSession()
  if (now.state !== 'signed-in') throw new Error('no one is signed in')
  return now.user
}
