import type { Redis } from 'ioredis'
import type pg from 'pg'
import { type Line, makeLine } from './calls/index.ts'
import type { Config } from './config/config.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { type Db, makeDb, makePool } from './platform/db/db.ts'
import { type Log, makeLog } from './platform/log/log.ts'
import { makeRedis } from './platform/redis.ts'
import { folderStorage, type Storage } from './platform/storage/storage.ts'
import { type Carrier, makeExotel } from './telephony/index.ts'

/** Everything the slices are built from, picked once. */
export interface Wiring {
  config: Config
  clock: Clock
  log: Log
  pool: pg.Pool
  db: Db
  storage: Storage
  /** What calls go over; without a carrier they are refused. */
  line: Line
  /** Shared by the nodes when there are several; one node works alone. */
  redis: Redis | null
  close(): Promise<void>
}

export type Overrides = Partial<Pick<Wiring, 'clock' | 'log' | 'storage'>> & { carrier?: Carrier }

export const wire = (config: Config, overrides: Overrides = {}): Wiring => {
  const log = overrides.log ?? makeLog({ level: config.logLevel, pretty: !config.production })
  const clock = overrides.clock ?? systemClock
  const pool = makePool({ url: config.databaseUrl, poolSize: config.poolSize, applicationName: 'telehub' })
  const db = makeDb(pool)
  const redis = config.redisUrl ? makeRedis(config.redisUrl, log) : null
  return {
    config,
    clock,
    log,
    pool,
    db,
    storage: overrides.storage ?? folderStorage(config.dataDir),
    line: makeLine(overrides.carrier ?? carrierOf(config, clock), clock),
    redis,
    close: async () => {
      redis?.disconnect()
      await db.destroy()
    },
  }
}

const carrierOf = ({ exotel, sandboxUrl }: Config, clock: Clock): Carrier | null =>
  exotel && makeExotel(exotel, { clock, sandboxUrl })
