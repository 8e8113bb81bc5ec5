import { type Contract, problem, type RouteKey, routes } from '@telehub/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { makeTestServer, type TestServer } from '../../../test/server.ts'
import { makeOpenApi, type Operation } from './document.ts'

const document = makeOpenApi('1.2.3')
const operationOf = (key: string): Operation => {
  const [method, path] = key.split(' ') as [string, string]
  return document.paths[path]?.[method.toLowerCase()] as Operation
}
const keys = Object.keys(routes) as RouteKey[]

/** The parts of OpenAPI 3.1 that the document uses, as its specification states them. */
const schemaOf31 = z.looseObject({ $ref: z.string().startsWith('#/components/schemas/').optional() })
const content = z.record(z.string().regex(/^\w+\/[\w.+-]+$/), z.strictObject({ schema: schemaOf31 }))
const operation = z.strictObject({
  operationId: z.string().regex(/^[a-z][A-Za-z0-9]+$/),
  summary: z.string().min(1),
  tags: z.array(z.string()).length(1),
  security: z.array(z.record(z.enum(['accessToken', 'refreshCookie', 'csrfHeader']), z.tuple([])).or(z.object({}))),
  parameters: z
    .array(
      z.strictObject({
        name: z.string(),
        in: z.enum(['path', 'query']),
        required: z.boolean(),
        schema: schemaOf31,
        explode: z.boolean().optional(),
      }),
    )
    .optional(),
  requestBody: z.strictObject({ required: z.boolean(), content }).optional(),
  responses: z.record(
    z.string().regex(/^[2-5]\d\d$/),
    z.strictObject({ description: z.string().min(1), content: content.optional() }),
  ),
})

test('the document has the shape of OpenAPI 3.1', () => {
  expect(document.openapi).toBe('3.1.0')
  expect(document.info).toMatchObject({ title: 'TeleHub', version: '1.2.3' })
  const all = Object.values(document.paths).flatMap((methods) => Object.values(methods))
  for (const one of all) operation.parse(one)
  expect(new Set(all.map((one) => one.operationId)).size).toBe(all.length)
  const tags = document.tags.map(({ name }) => name)
  for (const one of all) expect(tags).toContain(one.tags[0])
})

test('it holds every route of the contracts and no other', () => {
  const stated = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(stated.sort()).toEqual([...keys].sort())
})

test('every reference leads somewhere, and nothing of zod’s own is left', () => {
  const text = JSON.stringify(document)
  const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((found) => found[1] as string)
  expect(names.length).toBeGreaterThan(keys.length)
  for (const name of names) expect(document.components.schemas, name).toHaveProperty(name)
  expect(text).not.toContain('$defs')
  expect(text).not.toContain('$schema')
})

describe.each(keys)('%s', (key) => {
  const contract: Contract = routes[key]
  const stated = operationOf(key)
  test('names each parameter of its path, and who may use it', () => {
    const inPath = [...key.matchAll(/\{(\w+)\}/g)].map((found) => found[1])
    expect(stated.parameters?.filter((one) => one.in === 'path').map((one) => one.name) ?? []).toEqual(inPath)
    if (contract.public) expect(stated.responses['401']?.description ?? '').not.toContain('not-signed-in')
    else expect(stated).toMatchObject({ security: [{ accessToken: [] }], responses: { 401: {}, 403: {} } })
  })
  test('states its refusals as problems', () => {
    const described = Object.values(stated.responses)
      .map((reply) => reply.description)
      .join(', ')
    for (const code of contract.refusals ?? []) expect(described).toContain(code)
    const errors = Object.entries(stated.responses).filter(([status]) => status !== '200')
    for (const [, reply] of errors) expect(reply.content).toHaveProperty('application/problem+json')
  })
})

test('what a client must send and may leave out is told apart', () => {
  const list = operationOf('GET /api/leads').parameters ?? []
  const required = (name: string) => list.find((one) => one.name === name)?.required
  expect([required('limit'), required('q'), required('sort')]).toEqual([false, false, false])
  const body = operationOf('POST /api/auth/login').requestBody
  expect(body).toMatchObject({
    required: true,
    content: { 'application/json': { schema: { required: ['email', 'password'] } } },
  })
  const added = operationOf('POST /api/users').requestBody?.content['application/json']?.schema
  expect(added?.required).not.toContain('teamId')
})

describe('served', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await makeTestServer()
  })
  afterAll(() => server.end())

  test('as a document, and as a page without a script or a style of its own', async () => {
    const json = await server.app.inject({ url: '/api/openapi.json' })
    expect(json.headers['content-type']).toContain('application/json')
    expect(json.json().paths).toHaveProperty('/api/leads')
    const page = await server.app.inject({ url: '/api/docs' })
    expect(page.headers['content-type']).toContain('text/html')
    expect(page.body).not.toMatch(/<script|<style|\sstyle=|\son\w+=/)
    for (const key of keys) expect(page.body).toContain((key.split(' ')[1] as string).replace(/&/g, '&#38;'))
    const style = /href="([^"]+\.css)"/.exec(page.body)?.[1] as string
    expect((await server.app.inject({ url: style })).headers['content-type']).toContain('text/css')
  })

  test('a real error fits the problem it describes', async () => {
    const reply = await server.app.inject({ url: '/api/leads' })
    expect(problem.strict().parse(reply.json())).toMatchObject({ status: reply.statusCode })
  })
})
