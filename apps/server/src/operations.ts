import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Live } from './live-wiring.ts'
import { pendingMigrations } from './platform/db/migrate.ts'
import { registerHealth } from './platform/http/health.ts'
import { registerMetrics } from './platform/http/metrics.ts'
import type { Wiring } from './wiring.ts'

/** What those who run the server ask it: is it up, can it work, how is it doing. */
export const registerOperations = (app: FastifyInstance, wiring: Wiring, live: Live): void => {
  const { config, db, pool } = wiring
  registerMetrics(app, { pool, connectedSockets: live.realtime.connected, token: config.metricsToken })
  registerHealth(app, {
    database: async () => {
      await sql`select 1`.execute(db)
      return null
    },
    migrations: async () => {
      const pending = await pendingMigrations(pool)
      return pending.length > 0 ? `${pending.length} have not run` : null
    },
    ...(config.roles.web ? { events: async () => (live.realtime.tail.healthy() ? null : 'not followed') } : {}),
  })
}
