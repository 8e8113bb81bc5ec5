import type { Role } from '@telehub/domain'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import type { Caller } from '../platform/http/serve.ts'
import { liveSession } from './store.ts'
import type { AccessTokens } from './tokens.ts'

/** What another process has ended or changed is noticed within this time; what this one did, at once. */
const believedMs = 3000
const mostKnown = 20_000

interface Known {
  caller: Caller
  sessionExpiresAt: Date
}
interface Entry {
  found: Promise<Known | null>
  until: number
}

export interface Callers {
  /** Who holds this access token; null when it, its session or its person no longer counts. */
  of(token: string): Promise<Known | null>
  /** Believe nothing any more: after a session or a person was changed here. */
  forget(): void
}

/** Looks each session up at most once in a while, so that a signed-in request costs a signature check and no query. */
export const makeCallers = (deps: { db: Db; clock: Clock; tokens: AccessTokens }): Callers => {
  const known = new Map<string, Entry>()

  const look = async (sessionId: string): Promise<Known | null> => {
    const row = await liveSession(deps.db, sessionId)
    if (!row) return null
    const caller = { userId: row.user_id, role: row.role as Role, teamId: row.team_id, sessionId }
    return { caller, sessionExpiresAt: row.expires_at }
  }
  const find = (sessionId: string): Promise<Known | null> => {
    const now = performance.now()
    const entry = known.get(sessionId)
    if (entry && entry.until > now) return entry.found
    if (known.size >= mostKnown) known.clear()
    const fresh = { found: look(sessionId), until: now + believedMs }
    known.set(sessionId, fresh)
    fresh.found.catch(() => known.delete(sessionId))
    return fresh.found
  }
  return {
    of: async (token) => {
      const claims = deps.tokens.verify(token)
      if (!claims) return null
      const found = await find(claims.sessionId)
      const holds = found?.caller.userId === claims.userId && found.sessionExpiresAt > deps.clock.now()
      return holds ? found : null
    },
    forget: () => known.clear(),
  }
}
