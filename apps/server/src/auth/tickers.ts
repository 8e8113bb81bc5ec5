import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import { makeTicker, type Ticker } from '../platform/jobs/ticker.ts'
import type { Log } from '../platform/log/log.ts'
import { forgetSessions } from './store.ts'

/** Ended sessions are kept so long: a stolen refresh token that comes late is still known for what it is. */
const keptMs = 30 * 86_400_000
const atOnce = 500

export const authTickers = (deps: { db: Db; clock: Clock; log: Log }): Ticker[] => [
  makeTicker(deps, { name: 'old-sessions', everyMs: 3_600_000, alone: true }, async (signal) => {
    const before = new Date(deps.clock.now().getTime() - keptMs)
    while (!signal.aborted && (await forgetSessions(deps.db, before, atOnce)) === atOnce);
  }),
]
