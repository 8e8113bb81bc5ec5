import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import { makeTicker, type Ticker } from '../platform/jobs/ticker.ts'
import type { Log } from '../platform/log/log.ts'
import { remindOfCallbacks } from './remind.ts'

const everyMs = 5000

export const scheduleTickers = (deps: { db: Db; clock: Clock; log: Log }): Ticker[] => [
  makeTicker(deps, { name: 'callback-reminders', everyMs, alone: true }, () => remindOfCallbacks(deps)),
]
