import { type App, buildApp } from './app.ts'
import { authTickers } from './auth/index.ts'
import { callTickers } from './calls/index.ts'
import type { Config } from './config/config.ts'
import { importTickers } from './imports/index.ts'
import { leadJobs, leadTickers } from './leads/index.ts'
import { type Jobs, makeJobs, migrateJobs } from './platform/jobs/jobs.ts'
import type { Ticker } from './platform/jobs/ticker.ts'
import { scheduleJobs, scheduleTickers } from './schedule/index.ts'
import { teamTickers } from './team/index.ts'
import { type Overrides, type Wiring, wire } from './wiring.ts'

export interface Server extends App {
  wiring: Wiring
  jobs: Jobs
  tickers: readonly Ticker[]
  /** Listens and works, as far as the roles of this process go; answers the address. */
  start(): Promise<string>
  /** Finishes what is in flight, then stops. */
  stop(): Promise<void>
}

/** Builds the server without starting it: tests use `app.inject`, `jobs.runOnce` and `ticker.runOnce`. */
export const makeServer = async (config: Config, overrides: Overrides = {}): Promise<Server> => {
  const wiring = wire(config, overrides)
  const { pool, log } = wiring
  await migrateJobs(pool)
  const built = await buildApp(wiring)
  const { app, live } = built
  const jobs = makeJobs({ pool, log, handlers: { ...leadJobs(wiring), ...scheduleJobs(wiring) }, concurrency: 4 })
  const tickers: Ticker[] = [
    ...authTickers(wiring),
    ...leadTickers(wiring),
    ...importTickers(wiring),
    ...teamTickers(wiring),
    ...scheduleTickers(wiring),
    ...callTickers({ ...wiring, emit: live.realtime.emit }),
  ]
  return {
    ...built,
    wiring,
    jobs,
    tickers,
    start: async () => {
      if (config.roles.worker) {
        await jobs.start()
        for (const ticker of tickers) ticker.start()
      }
      if (config.roles.web) await live.start()
      return app.listen({ host: config.host, port: config.roles.web ? config.port : 0 })
    },
    stop: async () => {
      await live.stop()
      await app.close()
      await Promise.all(tickers.map((ticker) => ticker.stop()))
      await jobs.stop()
      await wiring.close()
    },
  }
}
