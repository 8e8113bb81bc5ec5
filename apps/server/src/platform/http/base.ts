import { randomUUID } from 'node:crypto'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Redis } from 'ioredis'
import type { Log } from '../log/log.ts'
import { checkReplies } from './check-replies.ts'
import { registerHeaders } from './headers.ts'
import { registerProblems, replyWithProblem } from './problems.ts'
import { logRequests } from './request-log.ts'

const jsonLimit = 1024 * 1024
const largestUpload = 64 * 1024 * 1024

interface Options {
  production: boolean
  publicUrl: string
  trustProxy: boolean
  log: Log
  /** Shared by the nodes, when there are several: limits then hold for all of them together. */
  redis: Redis | null
}

/** The HTTP server before it serves anything: what holds for every request. */
export const makeHttp = async (options: Options): Promise<FastifyInstance> => {
  const app: FastifyInstance = fastify({
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: jsonLimit,
    trustProxy: options.trustProxy,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: replyWithProblem,
  })
  app.decorateRequest('caller', null)
  recordRoutes(app)
  registerProblems(app)
  if (!options.production) checkReplies(app)
  takeEmptyJson(app)
  await registerHeaders(app, options)
  await app.register(compress, {
    threshold: 1400,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    zlibOptions: { level: 5 },
  })
  await app.register(formbody)
  await app.register(multipart, { limits: { files: 1, fields: 10, fileSize: largestUpload } })
  await app.register(cookie)
  await app.register(rateLimit, {
    global: false,
    skipOnError: true,
    ...(options.redis ? { redis: options.redis, nameSpace: 'telehub-limit-' } : {}),
  })
  logRequests(app)
  closeWhenStopping(app)
  return app
}

/** A reply sent while the server stops is the last on its connection: kept open, it would hold the stop up. */
const closeWhenStopping = (app: FastifyInstance): void => {
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
  })
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close')
  })
}

/** An empty body is no body, even when its kind is given. */
const takeEmptyJson = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else parse(request, body as string, done)
  })
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route served, as `METHOD /path/:param`. */
    servedRoutes: string[]
  }
}

const recordRoutes = (app: FastifyInstance): void => {
  app.decorate('servedRoutes', [])
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) app.servedRoutes.push(`${method} ${route.url}`)
  })
}
