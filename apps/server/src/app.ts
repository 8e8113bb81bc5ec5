import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { type AuthDeps, makeAuth, registerAuth } from './auth/index.ts'
import { registerDispositionRoutes } from './calls/disposition-routes.ts'
import { registerCompliance } from './compliance/index.ts'
import { registerDispositions } from './dispositions/index.ts'
import { registerImports } from './imports/index.ts'
import { registerLive } from './live/index.ts'
import { type Live, makeLive } from './live-wiring.ts'
import { checkReplies } from './platform/http/check-replies.ts'
import { registerProblems } from './platform/http/problems.ts'
import { registerSchedule } from './schedule/index.ts'
import { registerSettings } from './settings/index.ts'
import { registerTeam } from './team/index.ts'
import { version } from './version.ts'
import type { Wiring } from './wiring.ts'

const jsonLimit = 1024 * 1024

export interface App {
  app: FastifyInstance
  auth: AuthDeps
  live: Live
}

/** The HTTP and socket side: every slice in one list. Nothing listens yet. */
export const buildApp = async (wiring: Wiring): Promise<App> => {
  const { config, db, clock, log } = wiring
  const app: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    disableRequestLogging: true,
    bodyLimit: jsonLimit,
    trustProxy: config.trustProxy,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
  })
  registerProblems(app)
  if (!config.production) checkReplies(app)
  await app.register(formbody)
  await app.register(multipart, { limits: { files: 1, fields: 10, fileSize: 64 * 1024 * 1024 } })
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  app.decorateRequest('caller', null)

  const auth = makeAuth({ db, clock, config, onEnded: (ids) => live.realtime.endSessions(ids) })
  const live = makeLive(wiring, app.server, auth)
  registerAuth(app, auth)
  registerTeam(app, { db, clock, config, onChanged: live.onPersonChanged })

  registerSettings(app, { db, clock, config, version, demoSignIns: [] })
  registerImports(app, { db, clock, storage: wiring.storage })
  registerDispositions(app, { db })
  registerDispositionRoutes(app, { db, clock })
  registerSchedule(app, { db, clock })
  registerCompliance(app, { db, clock })
  registerLive(app, { db, clock })
  return { app, auth, live }
}
