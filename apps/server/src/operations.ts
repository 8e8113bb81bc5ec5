import { callPhases } from '@telehub/domain'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { Gauge } from 'prom-client'
import type { Live } from './live-wiring.ts'
import { pendingMigrations } from './platform/db/migrate.ts'
import { registerHealth } from './platform/http/health.ts'
import { registerMetrics } from './platform/http/metrics.ts'
import type { Wiring } from './wiring.ts'

/** What those who run the server ask it: is it up, can it work, how is it doing. */
export const registerOperations = (app: FastifyInstance, wiring: Wiring, live: Live): void => {
  const { config, db, pool } = wiring
  const registry = registerMetrics(app, {
    pool,
    connectedSockets: live.realtime.connected,
    token: config.metricsToken,
  })
  new Gauge({
    name: 'telehub_calls',
    help: 'Calls that are not closed, by phase',
    labelNames: ['phase'] as const,
    registers: [registry],
    async collect() {
      const { rows } = await sql<{ phase: string; count: number }>`
        select phase, count(*) from calls where phase <> 'closed' group by phase`.execute(db)
      for (const phase of callPhases) this.set({ phase }, rows.find((row) => row.phase === phase)?.count ?? 0)
    },
  })
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
