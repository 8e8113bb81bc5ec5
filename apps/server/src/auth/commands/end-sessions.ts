import { Refusal } from '../../platform/refusal.ts'
import type { AuthDeps } from '../deps.ts'
import { type EndReason, endSessions, lockSession } from '../store.ts'
import { sameHash, sessionOf, tokenHash } from '../tokens.ts'

type Deps = Pick<AuthDeps, 'db' | 'clock' | 'callers' | 'onEnded'>

const tell = (deps: Deps, ids: readonly string[]): void => {
  if (ids.length === 0) return
  deps.callers.forget()
  deps.onEnded(ids)
}

/** Ends the session of a refresh cookie; a cookie that is no good (any more) ends nothing, and that is well too. */
export const signOut = async (deps: Deps, token: string | undefined): Promise<void> => {
  const sessionId = sessionOf(token ?? '')
  if (!token || !sessionId) return
  const ended = await deps.db.transaction().execute(async (tx) => {
    const session = await lockSession(tx, sessionId)
    const hash = tokenHash(token)
    if (!session || !(sameHash(hash, session.token_hash) || sameHash(hash, session.previous_token_hash))) return []
    return endSessions(tx, { ids: [sessionId] }, deps.clock.now(), 'signed-out')
  })
  tell(deps, ended)
}

/** Ends every session of a person, or every one but `but`. */
export const signOutEverywhere = async (
  deps: Deps,
  input: { userId: number; but?: string; because: EndReason },
): Promise<void> => {
  const { because, ...which } = input
  tell(deps, await endSessions(deps.db, which, deps.clock.now(), because))
}

/** Ends one of a person's own sessions. Refuses `not-found` for anybody else's, and for one that has ended. */
export const endOwnSession = async (deps: Deps, input: { userId: number; sessionId: string }): Promise<void> => {
  const ended = await deps.db.transaction().execute(async (tx) => {
    const session = await lockSession(tx, input.sessionId)
    if (session?.user_id !== input.userId || session.revoked_at) return []
    return endSessions(tx, { ids: [input.sessionId] }, deps.clock.now(), 'signed-out-elsewhere')
  })
  if (ended.length === 0) throw new Refusal('not-found', 'There is no such session.')
  tell(deps, ended)
}
