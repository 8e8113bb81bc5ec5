import { randomUUID } from 'node:crypto'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { checkReplies } from './platform/http/check-replies.ts'
import { registerProblems } from './platform/http/problems.ts'
import { registerSettings } from './settings/index.ts'
import { version } from './version.ts'
import type { Wiring } from './wiring.ts'

const jsonLimit = 1024 * 1024

/** The HTTP side: every slice in one list. Nothing listens yet. */
export const buildApp = async (wiring: Wiring): Promise<FastifyInstance> => {
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
  app.decorateRequest('caller', null)

  registerSettings(app, { db, clock, config, version, demoSignIns: [] })
  return app
}
