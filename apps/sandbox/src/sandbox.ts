import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import { adminRoutes } from './admin/routes.ts'
import { type Clock, scaledClock } from './clock.ts'
import { type Carrier, type Credentials, newCarrier } from './exotel/carrier.ts'
import { sendException } from './exotel/reply.ts'
import { exotelRoutes } from './exotel/routes.ts'
import { pageRoutes } from './page/routes.ts'

export interface SandboxOptions {
  /** 0 takes a free port. */
  readonly port?: number
  readonly host?: string
  /** Where others reach the sandbox, for recording links; by default where it listens. */
  readonly publicUrl?: string
  /** 1 is real time, 10 is ten times faster. */
  readonly timeScale?: number
  /** Seed of ring and talk times. */
  readonly seed?: number
  readonly credentials?: Partial<Credentials>
  /** Takes the place of the scaled clock; for tests. */
  readonly clock?: Clock
  readonly callsPerMinute?: number
  readonly callbackRetries?: number
  readonly agentAutoAnswer?: boolean
  readonly customerAutoAnswer?: boolean
  readonly keepCalls?: number
}

export interface Sandbox {
  /** `http://127.0.0.1:3190`: the base for EXOTEL_SUBDOMAIN, and the page with the phones. */
  readonly url: string
  readonly credentials: Credentials
  readonly carrier: Carrier
  readonly app: FastifyInstance
  /** Resolves once no callback is on its way. */
  idle(): Promise<void>
  close(): Promise<void>
}

export const demoCredentials: Credentials = {
  accountSid: 'sandbox-demo',
  apiKey: 'sandbox-demo',
  token: 'sandbox-demo-token',
  exoPhones: ['8060000001'],
}

/** Starts the outside world on one machine and resolves when it listens. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const host = options.host ?? '127.0.0.1'
  const app = Fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: 256 * 1024,
    routerOptions: { maxParamLength: 200 },
  })
  const credentials = { ...demoCredentials, ...options.credentials }
  let url = ''
  const carrier = newCarrier({
    clock: options.clock ?? scaledClock(options.timeScale ?? 1),
    credentials,
    seed: options.seed ?? 1,
    keepCalls: options.keepCalls ?? 2000,
    callsPerMinute: options.callsPerMinute ?? 200,
    callbackRetries: options.callbackRetries ?? 2,
    handsets: {
      agentAutoAnswer: options.agentAutoAnswer ?? true,
      customerAutoAnswer: options.customerAutoAnswer ?? true,
    },
    publicUrl: () => options.publicUrl ?? url,
  })

  await app.register(formbody)
  await app.register(multipart, { attachFieldsToBody: 'keyValues', limits: { fileSize: 64 * 1024, files: 0 } })
  app.setNotFoundHandler((request, reply) => sendException(request, reply, 404, 'The requested resource was not found'))
  app.setErrorHandler((error: { statusCode?: number; message: string }, request, reply) => {
    // The multipart parser gives a broken body no status of its own.
    const status = error.statusCode ?? (/multipart/i.test(error.message) ? 400 : 500)
    return sendException(request, reply, status, status < 500 ? error.message : 'Internal server error')
  })
  exotelRoutes(app, carrier)
  await app.register(async (scope) => adminRoutes(scope, carrier))
  await app.register(pageRoutes)

  await app.listen({ port: options.port ?? 0, host })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  url = `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`

  return {
    url,
    credentials,
    carrier,
    app,
    idle: () => carrier.callbacks.idle(),
    async close() {
      carrier.close()
      await app.close()
    },
  }
}
