import { randomUUID } from 'node:crypto'
import type { Queryable } from '../../platform/db/db.ts'
import { firstRefreshToken, tokenHash } from '../tokens.ts'

/** A session ends for good after this, however much it is used. */
const longestMs = 7 * 24 * 3_600_000

export interface StartedSession {
  sessionId: string
  refreshToken: string
  expiresAt: Date
}

/** Opens a session for a person whose password has been checked. */
export const startSession = async (
  db: Queryable,
  now: Date,
  who: { userId: number; ip: string | null; userAgent: string | null },
): Promise<StartedSession> => {
  const sessionId = randomUUID()
  const refreshToken = firstRefreshToken(sessionId)
  const expiresAt = new Date(now.getTime() + longestMs)
  await db
    .insertInto('sessions')
    .values({
      id: sessionId,
      user_id: who.userId,
      token_hash: tokenHash(refreshToken),
      created_at: now,
      last_used_at: now,
      expires_at: expiresAt,
      ip: who.ip,
      user_agent: who.userAgent?.slice(0, 300) ?? null,
    })
    .execute()
  return { sessionId, refreshToken, expiresAt }
}
