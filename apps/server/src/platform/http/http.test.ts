import { createHash } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { as, type SignedIn, seedTeam, type Team } from '../../../test/people.ts'
import { makeTestServer, type TestServer } from '../../../test/server.ts'

let server: TestServer
let team: Team
let admin: SignedIn
const lines: Record<string, unknown>[] = []
beforeAll(async () => {
  const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(JSON.parse(line)) })
  server = await makeTestServer({}, { log })
  team = await seedTeam(server)
  admin = await as(server, team.admin)
})
afterAll(() => server.end())

describe('headers', () => {
  test('the policy names our own files only', async () => {
    const { headers } = await server.app.inject({ url: '/api/workspace' })
    const policy = String(headers['content-security-policy'])
    for (const part of ["default-src 'self'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(part)
    expect(policy).not.toContain('unsafe')
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  test('over https in production the browser is told to stay there, and the cookie stays on it', async () => {
    const secure = await makeTestServer({ PUBLIC_URL: 'https://telehub.example' }, { config: { production: true } })
    const people = await seedTeam(secure)
    const payload = { email: people.asha.email, password: 'Monsoon-Ledger-47' }
    const reply = await secure.app.inject({ method: 'POST', url: '/api/auth/login', payload })
    expect(reply.headers['strict-transport-security']).toContain('max-age=')
    expect(reply.cookies[0]).toMatchObject({ secure: true })
    await secure.end()
  })

  test('a large reply is sent compressed to whom can read that', async () => {
    const reply = await server.app.inject({ url: '/api/openapi.json', headers: { 'accept-encoding': 'br' } })
    expect(reply.headers['content-encoding']).toBe('br')
  })
})

describe('problems', () => {
  test('an unknown address of the API is a problem, for everybody', async () => {
    for (const method of ['GET', 'POST', 'DELETE'] as const) {
      const reply = await server.app.inject({ method, url: '/api/nothing-here', headers: { accept: 'text/html' } })
      expect(reply.statusCode).toBe(404)
      expect(reply.headers['content-type']).toContain('application/problem+json')
      expect(reply.json()).toMatchObject({ code: 'not-found', status: 404, instance: expect.any(String) })
    }
  })

  const json = { 'content-type': 'application/json' }
  test.each([
    ['malformed JSON', 400, { payload: '{"email":', headers: json }],
    ['no body', 400, { headers: json, payload: '' }],
    ['null', 400, { payload: 'null', headers: json }],
    ['an array', 400, { payload: '[]', headers: json }],
    ['a prototype', 400, { payload: '{"__proto__":{"x":1},"email":"a@b.co","password":"x"}', headers: json }],
    [
      'a form',
      415,
      { payload: 'email=a%40b.co&password=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    ['plain text', 415, { payload: '{}', headers: { 'content-type': 'text/plain' } }],
    ['XML', 415, { payload: '<a/>', headers: { 'content-type': 'application/xml' } }],
    ['multipart', 415, { payload: '--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } }],
    ['two megabytes', 413, { payload: `{"email":"${'a'.repeat(2_000_000)}"}`, headers: json }],
    ['a NUL', 400, { payload: '{"email":"a\\u0000@b.co","password":"x"}', headers: json }],
  ])('%s is answered with %i', async (_what, status, options) => {
    const reply = await server.app.inject({ method: 'POST', url: '/api/auth/login', ...options })
    expect(reply.statusCode).toBe(status)
    expect(reply.json()).toMatchObject({ status, code: expect.any(String) })
  })

  test.each(['/%', '/api/%ff', '/api/leads/%00', `/api/calls/${'x'.repeat(5000)}`, '/api/leads/1e30', '/api/leads/-1'])(
    '%.20s is a plain no',
    async (url) => {
      const reply = await admin.get(url)
      expect(reply.statusCode).toBeGreaterThanOrEqual(400)
      expect(reply.statusCode).toBeLessThan(500)
      expect(reply.json()).toMatchObject({ code: expect.any(String) })
    },
  )
})

describe('logs', () => {
  test('a request is one line with its route, person and time, and holds no number or secret', async () => {
    lines.length = 0
    const secret = createHash('sha256').update('x').digest('hex')
    const callId = '6f1f3a52-3c0e-4a43-9b7e-6d5f3a1c2b4d'
    await admin.get('/api/do-not-call?q=9812345678')
    await admin.send('DELETE', '/api/do-not-call/%2B919812345678', { reason: 'asked' })
    await server.app.inject({ method: 'POST', url: `/api/webhooks/exotel/status/${callId}/${secret}`, payload: {} })
    const text = JSON.stringify(lines)
    expect(text).not.toContain('9812345678')
    expect(text).not.toContain(secret)
    const requests = lines.filter((line) => line.msg === 'Request')
    expect(requests).toHaveLength(3)
    expect(requests[0]).toMatchObject({
      method: 'GET',
      route: '/api/do-not-call',
      userId: team.admin.id,
      ms: expect.any(Number),
      reqId: expect.any(String),
    })
    expect(requests[2]).toMatchObject({ callId })
  })
})

describe('figures and health', () => {
  test('are for this machine, or whoever holds the token', async () => {
    await server.app.inject({ url: '/api/workspace' })
    const here = await server.app.inject({ url: '/metrics' })
    expect(here.body).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/api\/workspace",status="200"\} \d/,
    )
    for (const name of [
      'nodejs_eventloop_lag_seconds',
      'telehub_db_pool_connections',
      'telehub_sockets_connected',
      'telehub_calls{phase="talking"} 0',
    ])
      expect(here.body).toContain(name)
    expect((await server.app.inject({ url: '/metrics', remoteAddress: '10.0.0.7' })).statusCode).toBe(403)
    const proxied = { 'x-forwarded-for': '10.0.0.7' }
    expect((await server.app.inject({ url: '/metrics', headers: proxied })).statusCode).toBe(403)

    const guarded = await makeTestServer({ METRICS_TOKEN: 'read-the-figures-please' })
    const ask = (headers: Record<string, string>) => guarded.app.inject({ url: '/metrics', headers })
    expect((await ask({})).statusCode).toBe(403)
    expect((await ask({ authorization: 'Bearer read-the-figures-pleasx' })).statusCode).toBe(403)
    expect((await ask({ authorization: 'Bearer read-the-figures-please' })).statusCode).toBe(200)
    await guarded.end()
  })

  test('alive at once, ready once the event log is followed, and not with a migration missing', async () => {
    expect((await server.app.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' })
    const before = await server.app.inject({ url: '/readyz' })
    expect(before.statusCode).toBe(503)
    expect(before.json().checks).toMatchObject({ database: 'ok', migrations: 'ok', events: 'not followed' })
    const started = await makeTestServer({ PORT: '39517' })
    await started.start()
    expect((await started.app.inject({ url: '/readyz' })).json()).toMatchObject({ status: 'ready' })
    await started.wiring.pool.query(`delete from telehub.migrations where name like '0002%'`)
    const reply = await started.app.inject({ url: '/readyz' })
    expect(reply.json()).toMatchObject({ status: 'not ready', checks: { migrations: '1 have not run' } })
    await started.end()
  })
})
