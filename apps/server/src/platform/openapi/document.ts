import { type Contract, problem, type RefusalCode, refusalStatus, routes } from '@telehub/contracts'
import type { z } from 'zod'
import { type JsonSchema, makeSchemas, type Schemas } from './schemas.ts'

interface Parameter {
  name: string
  in: 'path' | 'query'
  required: boolean
  schema: JsonSchema
  explode?: boolean
}
export interface Operation {
  operationId: string
  summary: string
  tags: string[]
  security: Record<string, string[]>[]
  parameters?: Parameter[]
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: JsonSchema }> }>
}
export interface OpenApi {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } }
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, JsonSchema> }
}

/** What any route may answer besides its own refusals. */
const always = (contract: Contract): RefusalCode[] => [
  ...(contract.params || contract.query || contract.body ? (['invalid-input'] as const) : []),
  ...(contract.body ? (['unsupported-media-type'] as const) : []),
  ...(contract.public ? [] : (['not-signed-in', 'not-allowed'] as const)),
  'unavailable',
]

const acceptsNothing = (schema: z.ZodType): boolean => schema.safeParse(undefined).success

const parametersOf = (schemas: Schemas, of: z.ZodObject | undefined, place: 'path' | 'query'): Parameter[] =>
  Object.entries((of?.shape ?? {}) as Record<string, z.ZodType>).map(([name, field]) => {
    const schema = schemas.of(field, 'output')
    return {
      name,
      in: place,
      required: place === 'path' || !acceptsNothing(field),
      schema,
      // Lists are written `a,b`.
      ...(schema.type === 'array' ? { explode: false } : {}),
    }
  })

const bodyOf = (schemas: Schemas, contract: Contract): Operation['requestBody'] => {
  if (contract.consumes) {
    const file = { type: 'string', contentMediaType: 'application/octet-stream' }
    const schema = { type: 'object', properties: { file }, required: ['file'] }
    return { required: true, content: { [contract.consumes]: { schema } } }
  }
  if (!contract.body) return undefined
  const schema = schemas.of(contract.body, 'input')
  return { required: !acceptsNothing(contract.body), content: { 'application/json': { schema } } }
}

const refusalsOf = (contract: Contract): Operation['responses'] => {
  const byStatus = new Map<number, Set<RefusalCode>>()
  for (const code of [...always(contract), ...(contract.refusals ?? [])]) {
    const status = refusalStatus[code]
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code))
  }
  const entries = [...byStatus].sort(([a], [b]) => a - b)
  return Object.fromEntries(
    entries.map(([status, codes]) => {
      const schema = {
        allOf: [
          { $ref: '#/components/schemas/Problem' },
          { type: 'object', properties: { code: { enum: [...codes] } }, required: ['code'] },
        ],
      }
      return [
        String(status),
        { description: [...codes].join(', '), content: { 'application/problem+json': { schema } } },
      ]
    }),
  )
}

/** `GET /api/leads/{id}` → `getLeadsById`. */
const operationId = (method: string, path: string): string =>
  method.toLowerCase() +
  path
    .split('/')
    .slice(2)
    .map((part) => (part.startsWith('{') ? `By-${part.slice(1, -1)}` : part))
    .flatMap((part) => part.split(/[-.]/))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

const operationOf = (schemas: Schemas, key: string, contract: Contract): Operation => {
  const [method, path] = key.split(' ') as [string, string]
  const parameters = [
    ...parametersOf(schemas, contract.params, 'path'),
    ...parametersOf(schemas, contract.query, 'query'),
  ]
  const requestBody = bodyOf(schemas, contract)
  const cookie = path === '/api/auth/refresh' || path === '/api/auth/logout'
  return {
    operationId: operationId(method, path),
    summary: contract.summary,
    tags: [contract.tag],
    security: contract.public ? (cookie ? [{ refreshCookie: [], csrfHeader: [] }] : []) : [{ accessToken: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody ? { requestBody } : {}),
    responses: {
      '200': {
        description: 'As asked',
        content: { [contract.produces ?? 'application/json']: { schema: schemas.of(contract.reply, 'output') } },
      },
      ...refusalsOf(contract),
    },
  }
}

/** The whole API as OpenAPI 3.1, from the contracts that the server itself goes by. */
export const makeOpenApi = (version: string): OpenApi => {
  const schemas = makeSchemas()
  schemas.of(problem, 'output')
  const paths: OpenApi['paths'] = {}
  const tags = new Set<string>()
  for (const [key, contract] of Object.entries(routes) as [string, Contract][]) {
    const [method, path] = key.split(' ') as [string, string]
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(schemas, key, contract) }
    tags.add(contract.tag)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'TeleHub',
      version,
      description:
        'Sign in with POST /api/auth/login and send the access token as a bearer token. Every error is a problem (RFC 9457) whose `code` is stable; `detail` is for people.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...tags].map((name) => ({ name })),
    paths,
    components: {
      schemas: schemas.components(),
      securitySchemes: {
        accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        refreshCookie: { type: 'apiKey', in: 'cookie', name: 'telehub_refresh' },
        csrfHeader: { type: 'apiKey', in: 'header', name: 'x-telehub-csrf' },
      },
    },
  }
}
