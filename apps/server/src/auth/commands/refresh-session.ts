import { Refusal } from '../../platform/refusal.ts'
import type { AuthDeps } from '../deps.ts'
import { endSessions, lockSession } from '../store.ts'
import { nextRefreshToken, sameHash, sessionOf, tokenHash } from '../tokens.ts'

/** Two tabs may come with the same cookie within this time, or one whose reply was lost: both get the same successor. */
const graceMs = 10_000
/** A session that nobody uses ends by itself. */
const idleMs = 36 * 3_600_000

export interface RefreshedSession {
  userId: number
  sessionId: string
  /** The cookie's new content; null when the browser already has it. */
  refreshToken: string | null
  expiresAt: Date
}

const ended = () => new Refusal('session-ended', 'This session has ended: please sign in again.')

/** Rotates the refresh token. Refuses `session-ended`; a token that was replaced before ends the session for everybody who holds it. */
export const refreshSession = async (
  deps: Pick<AuthDeps, 'db' | 'clock' | 'config' | 'onEnded' | 'callers'>,
  token: string | undefined,
): Promise<RefreshedSession> => {
  const sessionId = sessionOf(token ?? '')
  if (!token || !sessionId) throw ended()
  const hash = tokenHash(token)
  const next = nextRefreshToken(token, deps.config.jwtSecret)
  const result = await deps.db.transaction().execute(async (tx): Promise<RefreshedSession | 'ended' | 'reused'> => {
    const session = await lockSession(tx, sessionId)
    const now = deps.clock.now()
    if (!session || session.revoked_at || session.disabled_at || session.expires_at <= now) return 'ended'
    if (now.getTime() - session.last_used_at.getTime() > idleMs) return 'ended'
    const keep = { userId: session.user_id, sessionId, expiresAt: session.expires_at }
    if (sameHash(hash, session.token_hash)) {
      await tx
        .updateTable('sessions')
        .set({ token_hash: tokenHash(next), previous_token_hash: hash, last_used_at: now })
        .where('id', '=', sessionId)
        .execute()
      return { ...keep, refreshToken: next }
    }
    const justReplaced = now.getTime() - session.last_used_at.getTime() <= graceMs
    if (justReplaced && sameHash(hash, session.previous_token_hash)) {
      return { ...keep, refreshToken: sameHash(tokenHash(next), session.token_hash) ? next : null }
    }
    await endSessions(tx, { ids: [sessionId] }, now, 'reused')
    return 'reused'
  })
  if (result === 'reused') {
    deps.callers.forget()
    deps.onEnded([sessionId])
  }
  if (typeof result === 'string') throw ended()
  return result
}
