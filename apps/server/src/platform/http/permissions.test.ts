import { type Contract, type RouteKey, routes } from '@telehub/contracts'
import type { Role } from '@telehub/domain'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { as, type SignedIn, seedTeam } from '../../../test/people.ts'
import { makeTestServer, type TestServer } from '../../../test/server.ts'

/** Who may use a route at all. What they see through it is tested with the route. */
const everybody = ['agent', 'manager', 'admin'] as const
const leaders = ['manager', 'admin'] as const
const admins = ['admin'] as const
type Expected = readonly Role[] | 'public'

/** Every route there is: a new one does not compile until somebody has decided who may use it. */
const expected: Record<RouteKey, Expected> = {
  'POST /api/auth/login': 'public',
  'POST /api/auth/refresh': 'public',
  'POST /api/auth/logout': 'public',
  'POST /api/auth/logout-everywhere': everybody,
  'GET /api/auth/me': everybody,
  'POST /api/auth/password': everybody,
  'GET /api/auth/sessions': everybody,
  'DELETE /api/auth/sessions/{id}': everybody,

  'GET /api/users': everybody,
  'POST /api/users': admins,
  'PATCH /api/users/{id}': admins,
  'GET /api/teams': everybody,
  'POST /api/teams': admins,
  'PATCH /api/teams/{id}': admins,
  'GET /api/presence': everybody,
  'PUT /api/presence': everybody,

  'GET /api/workspace': 'public',
  'GET /api/settings': everybody,
  'PUT /api/settings/{key}': admins,
  'GET /api/settings/history': admins,

  'GET /api/leads': everybody,
  'GET /api/leads/counts': everybody,
  'GET /api/leads/facets': everybody,
  'POST /api/leads/next': everybody,
  'POST /api/leads': everybody,
  'GET /api/leads/{id}': everybody,
  'PATCH /api/leads/{id}': everybody,
  'DELETE /api/leads/{id}/lock': everybody,
  'POST /api/leads/{id}/return-escalation': leaders,
  'POST /api/leads/assign': leaders,

  'POST /api/imports': leaders,
  'GET /api/imports': leaders,
  'GET /api/imports/{id}': leaders,
  'PUT /api/imports/{id}/mapping': leaders,
  'POST /api/imports/{id}/preview': leaders,
  'POST /api/imports/{id}/run': leaders,
  'POST /api/imports/{id}/cancel': leaders,
  'GET /api/imports/{id}/rows': leaders,
  'GET /api/imports/{id}/rejected.csv': leaders,
  'GET /api/import-mappings': leaders,
  'DELETE /api/import-mappings/{id}': leaders,

  'GET /api/campaigns': everybody,
  'POST /api/campaigns': leaders,
  'PATCH /api/campaigns/{id}': leaders,

  'POST /api/calls': everybody,
  'GET /api/calls': everybody,
  'GET /api/calls/current': everybody,
  'GET /api/calls/{id}': everybody,
  'GET /api/calls/{id}/events': leaders,
  'PUT /api/calls/{id}/notes': everybody,
  'POST /api/calls/{id}/disposition': everybody,
  'PUT /api/calls/{id}/disposition': everybody,
  'GET /api/dispositions': everybody,

  'GET /api/next-actions': everybody,
  'PATCH /api/next-actions/{id}': everybody,
  'GET /api/callback-slots': everybody,
  'GET /api/notifications': everybody,
  'POST /api/notifications/read': everybody,

  'GET /api/do-not-call': leaders,
  'POST /api/do-not-call': leaders,
  'DELETE /api/do-not-call/{phone}': leaders,

  'GET /api/floor': leaders,
  'GET /api/me/today': everybody,

  'POST /api/webhooks/exotel/status/{callId}/{secret}': 'public',
}

let server: TestServer
let desks: Record<Role, SignedIn>
beforeAll(async () => {
  server = await makeTestServer()
  const team = await seedTeam(server)
  desks = {
    agent: await as(server, team.asha),
    manager: await as(server, team.manager),
    admin: await as(server, team.admin),
  }
})
afterAll(() => server.end())

/** A request that is let in and then finds nothing to do: its parameters name nothing, and its body is empty. */
const requestFor = (key: RouteKey): InjectOptions => {
  const [method, path] = key.split(' ') as [NonNullable<InjectOptions['method']>, string]
  const contract: Contract = routes[key]
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const field = contract.params?.shape[name]
    const samples = ['999999999', '00000000-0000-4000-8000-000000000000', '+919800000000', 'workspace', 'none']
    return encodeURIComponent(samples.find((sample) => field?.safeParse(sample).success) ?? 'none')
  })
  return { method, url, ...(contract.body ? { payload: {} } : {}) }
}

const keys = Object.keys(expected) as RouteKey[]
/** These would end the session that the others are asked with. */
const ending: readonly RouteKey[] = ['POST /api/auth/logout-everywhere']

describe.each(keys)('%s', (key) => {
  const who = expected[key]
  test('without sign-in', async () => {
    const reply = await server.app.inject(requestFor(key))
    if (who === 'public') expect(reply.json().code).not.toBe('not-signed-in')
    else expect(reply.json()).toMatchObject({ status: 401, code: 'not-signed-in' })
  })
  if (who === 'public' || ending.includes(key)) return
  test.each(everybody)('as %s', async (role) => {
    const reply = await desks[role].inject(requestFor(key))
    if (who.includes(role)) expect([401, 403]).not.toContain(reply.statusCode)
    else expect(reply.json()).toMatchObject({ status: 403, code: 'not-allowed' })
    expect(reply.statusCode).toBeLessThan(500)
  })
})

const own = ['GET /api/openapi.json', 'GET /api/docs', 'GET /api/docs.css']
const asServed = (key: string) => key.replace(/\{(\w+)\}/g, ':$1')

test('every route of the contracts is served', () => {
  expect(Object.keys(routes).filter((key) => !server.app.servedRoutes.includes(asServed(key)))).toEqual([])
})

test('every route served under /api is in the contracts', () => {
  const known = new Set([...Object.keys(routes).map(asServed), ...own])
  const served = server.app.servedRoutes.filter((key) => /^(?!HEAD )\w+ \/api\//.test(key))
  expect(served.filter((key) => !known.has(key))).toEqual([])
})
