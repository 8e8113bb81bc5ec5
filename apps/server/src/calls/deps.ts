import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import type { Log } from '../platform/log/log.ts'
import type { Realtime } from '../platform/realtime/realtime.ts'
import type { Line } from './line.ts'

export interface CallDeps {
  db: Db
  clock: Clock
  log: Log
  line: Line
}

export interface TickerDeps extends CallDeps {
  /** For the heartbeat of a talking call. */
  emit: Realtime['emit']
}
