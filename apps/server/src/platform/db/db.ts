import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { prepareMarked } from './prepared.ts'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>
/** What a query needs: the database, or the transaction one is in. */
export type Queryable = Db | Tx

// Counts and ids fit a double; numeric is money, whose two decimals do too.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

export interface DbOptions {
  url: string
  poolSize: number
  applicationName: string
}

/**
 * A pool on the schema `telehub`. Statements have no name, so that each is planned for its actual parameters: a generic plan
 * costs up to 7 times as much on filtered lead lists. Those that are marked `prepared` are the exception.
 */
export const makePool = (options: DbOptions): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    application_name: options.applicationName,
    options: '-c search_path=telehub,public -c timezone=UTC',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  })
  // An idle connection that the server closes is replaced on the next use; the error itself is no news.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    prepareMarked(client)
  })
  return pool
}

export const makeDb = (pool: pg.Pool): Db => new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
