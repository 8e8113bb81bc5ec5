import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import { makeTicker, type Ticker } from '../platform/jobs/ticker.ts'
import type { Log } from '../platform/log/log.ts'
import { sweepGone } from './presence/desks.ts'

export { type Desks, makeDesks } from './presence/desks.ts'
export { presenceOfCall } from './presence/presence-of-call.ts'
export { type Agent, readAgent } from './read-agent.ts'
export { registerTeam } from './routes.ts'

export const teamTickers = (deps: { db: Db; clock: Clock; log: Log }): Ticker[] => [
  makeTicker(deps, { name: 'gone-desks', everyMs: 5000, alone: true }, () => sweepGone(deps)),
]
export { agentMovedJob } from './wakes.ts'
