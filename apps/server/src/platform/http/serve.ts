import {
  type BodyOf,
  type Contract,
  type ParamsOf,
  type QueryOf,
  type ReplyOf,
  type RouteKey,
  routes,
} from '@telehub/contracts'
import type { Role } from '@telehub/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Refusal } from '../refusal.ts'

/** Who is asking. */
export interface Caller {
  userId: number
  role: Role
  teamId: number | null
  sessionId: string
}

/** May this person use the route at all? What they may see through it is the command's or the query's to say. */
export type Permission = (caller: Caller) => boolean

export interface Handled<K extends RouteKey> {
  params: ParamsOf<K>
  query: QueryOf<K>
  body: BodyOf<K>
  /** Present on every route that is not public. */
  caller: Caller
  request: FastifyRequest
  reply: FastifyReply
}

declare module 'fastify' {
  interface FastifyContextConfig {
    route?: { key: RouteKey; may: Permission | null; check: boolean }
  }
  interface FastifyRequest {
    caller: Caller | null
  }
}

const parse = <T>(schema: z.ZodType<T> | undefined, value: unknown, where: string): T => {
  if (!schema) return undefined as T
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const fields = result.error.issues.map((issue) => ({
    path: [where, ...issue.path].join('.'),
    message: issue.message,
  }))
  const first = fields[0]
  throw new Refusal(
    'invalid-input',
    first ? `${first.path.replace(/^(body|query|params)\./, '')}: ${first.message}` : 'The request is not valid.',
    {
      fields,
    },
  )
}

/** A form that a foreign page could post as well is no JSON, even where its fields would fit. */
const refuseOtherThanJson = (request: FastifyRequest): void => {
  const kind = request.headers['content-type']
  if (kind === undefined || /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(kind)) return
  throw new Refusal('unsupported-media-type', 'Send application/json here.')
}

/** `/api/leads/{id}` as Fastify writes it. */
const fastifyPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1')

export interface ServeOptions {
  /** Null on a public route. */
  may: Permission | null
  rateLimit?: { max: number; timeWindow: string }
  bodyLimit?: number
}

/**
 * Serves one route of the contracts: input is checked by its schemas, the person by `may`, and, outside production, the
 * reply by its schema too.
 */
export const serve = <K extends RouteKey>(
  app: FastifyInstance,
  key: K,
  options: ServeOptions,
  handler: (input: Handled<K>) => Promise<ReplyOf<K> | FastifyReply>,
): void => {
  const contract: Contract = routes[key]
  const [method, path] = key.split(' ') as [string, string]
  if (!contract.public !== (options.may !== null))
    throw new Error(`${key}: a public route takes no permission, any other takes one.`)
  app.route({
    method,
    url: fastifyPath(path),
    ...(options.bodyLimit ? { bodyLimit: options.bodyLimit } : {}),
    config: {
      route: { key, may: options.may, check: !contract.produces },
      ...(options.rateLimit ? { rateLimit: options.rateLimit } : {}),
    },
    handler: async (request, reply) => {
      if (contract.body) refuseOtherThanJson(request)
      const input = {
        params: parse(contract.params, request.params, 'params'),
        query: parse(contract.query, request.query, 'query'),
        body: contract.consumes ? undefined : parse(contract.body, request.body ?? undefined, 'body'),
        caller: request.caller,
        request,
        reply,
      } as Handled<K>
      return handler(input)
    },
  })
}
