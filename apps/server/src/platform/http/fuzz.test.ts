import { type Contract, type RouteKey, routes, settingSchemas } from '@telehub/contracts'
import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { almost, junk } from '../../../test/arbitrary.ts'
import { as, type SignedIn, seedTeam } from '../../../test/people.ts'
import { makeTestServer, type TestServer } from '../../../test/server.ts'

let server: TestServer
let admin: SignedIn
beforeAll(async () => {
  server = await makeTestServer()
  const team = await seedTeam(server)
  admin = await as(server, team.admin)
  for (const name of ['Sunrise School', 'Green Valley School']) {
    await admin.send('POST', '/api/leads', { name, phones: [`+9198100001${name.length}`] })
  }
})
afterAll(() => server.end())

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
const encoded = (value: unknown): string => {
  try {
    return encodeURIComponent(asText(value))
  } catch {
    return '%EF%BF%BD'
  }
}

const paramValues = (field: z.ZodType) =>
  fc.oneof(
    { weight: 4, arbitrary: almost(field) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }) },
    { weight: 1, arbitrary: junk },
  )

/** Known parameters, unknown ones, and the same one twice. */
const queries = (of: z.ZodObject | undefined): fc.Arbitrary<string> => {
  const shape = (of?.shape ?? {}) as Record<string, z.ZodType>
  const known = Object.entries(shape).map(([name, field]) => almost(field).map((value) => [name, value] as const))
  const unknown = fc.tuple(fc.string({ maxLength: 8 }), junk)
  return fc
    .array(known.length > 0 ? fc.oneof(...known, unknown) : unknown, { maxLength: 5 })
    .map((pairs) => pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&'))
}

const requests = (key: RouteKey): fc.Arbitrary<InjectOptions> => {
  const [method, path] = key.split(' ') as [NonNullable<InjectOptions['method']>, string]
  const contract: Contract = routes[key]
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] as string)
  const params = fc.tuple(...names.map((name) => paramValues(contract.params?.shape[name] as z.ZodType)))
  const topics = Object.values(settingSchemas).map(almost)
  const sent = key === 'PUT /api/settings/{key}' ? fc.oneof(...topics) : contract.body && almost(contract.body)
  const body = sent ? fc.option(fc.oneof({ weight: 6, arbitrary: sent }, junk)) : fc.constant(null)
  return fc.record({ params, query: queries(contract.query), body }).map(({ params, query, body }) => {
    let at = 0
    const url = path.replace(/\{\w+\}/g, () => encoded(params[at++]))
    const headers = { 'x-telehub-csrf': '1' }
    const to = { method, url: query ? `${url}?${query}` : url }
    if (body === null) return { ...to, headers }
    return { ...to, payload: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } }
  })
}

/** These would end the session that the others are asked with. */
const ending: readonly RouteKey[] = ['POST /api/auth/logout-everywhere']
const asked = (Object.keys(routes) as RouteKey[]).filter((key) => !ending.includes(key))
/** The asking admin, who must stay one. */
const onSelf = (request: InjectOptions) => /^\/api\/users\/1(\?|$)/.test(String(request.url))

describe('whatever an admin sends, the answer is never our fault', () => {
  test.each(asked)('%s', async (key) => {
    await fc.assert(
      fc.asyncProperty(requests(key), async (request) => {
        fc.pre(!onSelf(request))
        const reply = await admin.inject(request)
        const said = reply.statusCode >= 400 ? reply.json() : null
        if (reply.statusCode === 500 || said?.code === 'bug') expect.fail(`${JSON.stringify(request)} → ${reply.body}`)
        if (said) expect(said).toMatchObject({ status: reply.statusCode, code: expect.any(String) })
      }),
      { numRuns: 60, ...(process.env.FUZZ_SEED ? { seed: Number(process.env.FUZZ_SEED) } : {}) },
    )
  })
})
