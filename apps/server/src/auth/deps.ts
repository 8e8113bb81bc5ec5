import type { Config } from '../config/config.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import type { Callers } from './callers.ts'
import type { AccessTokens } from './tokens.ts'

export interface AuthDeps {
  db: Db
  clock: Clock
  config: Pick<Config, 'jwtSecret' | 'publicUrl' | 'passwordCost'>
  tokens: AccessTokens
  callers: Callers
  /** Told after the change is kept: cuts the sockets of sessions that have ended. */
  onEnded: (sessionIds: readonly string[]) => void
}
