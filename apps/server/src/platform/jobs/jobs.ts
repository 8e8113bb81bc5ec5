import { type JobHelpers, Logger, type Runner, run, runMigrations, runOnce } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Tx } from '../db/db.ts'
import type { Log } from '../log/log.ts'

/** Background work by name. A handler gets what was enqueued, and may be called again for it after a crash. */
export type JobHandlers = Record<string, (payload: unknown, helpers: JobHelpers) => Promise<void>>

export interface EnqueueOptions {
  runAt?: Date
  /** A job with the same key that has not started is replaced. */
  key?: string
  /** Jobs of one queue run one after the other. */
  queue?: string
  maxAttempts?: number
}

/** Enqueues in the caller's transaction: the job exists if, and only if, what it belongs to is kept. */
export const enqueue = async (tx: Tx, name: string, payload: unknown, options: EnqueueOptions = {}): Promise<void> => {
  await sql`select graphile_worker.add_job(
    ${name}, payload := ${JSON.stringify(payload)}::json, run_at := ${options.runAt ?? null}::timestamptz,
    job_key := ${options.key ?? null}, queue_name := ${options.queue ?? null}, max_attempts := ${options.maxAttempts ?? 25})`.execute(
    tx,
  )
}

export interface Jobs {
  start(): Promise<void>
  /** Waits for the jobs under way. */
  stop(): Promise<void>
  /** Runs every job that is due, then returns; for tests. */
  runOnce(): Promise<void>
}

export const migrateJobs = (pool: pg.Pool): Promise<void> => runMigrations({ pgPool: pool })

export const makeJobs = (deps: { pool: pg.Pool; log: Log; handlers: JobHandlers; concurrency: number }): Jobs => {
  let runner: Runner | null = null
  const options = { pgPool: deps.pool, taskList: deps.handlers, noHandleSignals: true, logger: quietLogger(deps.log) }
  return {
    start: async () => {
      runner = await run({ ...options, concurrency: deps.concurrency, pollInterval: 1000 })
    },
    stop: async () => {
      await runner?.stop()
      runner = null
    },
    runOnce: () => runOnce(options),
  }
}

const quietLogger = (log: Log) =>
  new Logger(() => (level, message, meta) => {
    if (level === 'error') log.error({ job: meta }, message)
    else if (level === 'warning') log.warn({ job: meta }, message)
  })
