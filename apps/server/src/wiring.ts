import type pg from 'pg'
import type { Config } from './config/config.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { type Db, makeDb, makePool } from './platform/db/db.ts'
import { type Log, makeLog } from './platform/log/log.ts'
import { folderStorage, type Storage } from './platform/storage/storage.ts'

/** Everything the slices are built from, picked once. */
export interface Wiring {
  config: Config
  clock: Clock
  log: Log
  pool: pg.Pool
  db: Db
  storage: Storage
  close(): Promise<void>
}

export type Overrides = Partial<Pick<Wiring, 'clock' | 'log' | 'storage'>>

export const wire = (config: Config, overrides: Overrides = {}): Wiring => {
  const log = overrides.log ?? makeLog({ level: config.logLevel, pretty: !config.production })
  const pool = makePool({ url: config.databaseUrl, poolSize: config.poolSize, applicationName: 'telehub' })
  const db = makeDb(pool)
  return {
    config,
    clock: overrides.clock ?? systemClock,
    log,
    pool,
    db,
    storage: overrides.storage ?? folderStorage(config.dataDir),
    close: () => db.destroy(),
  }
}
