import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { Refusal } from '../refusal.ts'

interface Sources {
  pool: pg.Pool
  connectedSockets: () => number
  /** Bearer token that reads the figures; without one they are read from this machine only. */
  token: string | null
}

const mayRead = (request: FastifyRequest, token: string | null): boolean => {
  if (token !== null) {
    const given = Buffer.from(request.headers.authorization ?? '')
    const wanted = Buffer.from(`Bearer ${token}`)
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  }
  // Through a proxy on this machine everybody seems to be on it.
  if (request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined) return false
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)
}

/** Serves `/metrics` for Prometheus. Answers the registry, for the slices' own figures. */
export const registerMetrics = (app: FastifyInstance, sources: Sources): Registry => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the last byte of its reply, by route pattern',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const { pool } = sources
  const connections = { total: () => pool.totalCount, idle: () => pool.idleCount, waiting: () => pool.waitingCount }
  new Gauge({
    name: 'telehub_db_pool_connections',
    help: 'Database connections of this process: open, idle, and requests waiting for one',
    labelNames: ['state'] as const,
    registers,
    collect() {
      for (const [state, count] of Object.entries(connections)) this.set({ state }, count())
    },
  })
  new Gauge({
    name: 'telehub_sockets_connected',
    help: 'Live connections at this process',
    registers,
    collect() {
      this.set(sources.connectedSockets())
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unmatched'
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, sources.token)) throw new Refusal('not-allowed', 'These figures are not for everybody.')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
  return registry
}
