import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import type { Tail } from '../platform/event-log/tail.ts'
import type { Log } from '../platform/log/log.ts'
import type { Realtime } from '../platform/realtime/realtime.ts'
import type { Line } from './line.ts'

export interface CallDeps {
  db: Db
  clock: Clock
  log: Log
  line: Line
  /** This process's reader of the event log, if it has one: woken without the way through the database. */
  feed?: Pick<Tail, 'name' | 'wake'>
}

export interface TickerDeps extends CallDeps {
  /** For the heartbeat of a talking call. */
  emit: Realtime['emit']
}
