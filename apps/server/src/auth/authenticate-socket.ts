import type { SocketCaller } from '../platform/realtime/realtime.ts'
import type { AuthDeps } from './deps.ts'

/** What a socket hears follows from the role: an agent of themselves, a manager of the team, an admin of all. */
export const authenticateSocket =
  ({ callers }: Pick<AuthDeps, 'callers'>) =>
  async (token: string): Promise<SocketCaller | null> => {
    const found = await callers.of(token)
    if (!found) return null
    const { userId, role, teamId, sessionId } = found.caller
    return {
      userId,
      sessionId,
      teamId: role === 'manager' ? teamId : null,
      hearsAll: role === 'admin',
      expiresAt: found.sessionExpiresAt,
    }
  }
