import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { as, password, seedTeam, type Team } from '../../test/people.ts'
import { makeTestServer, type TestServer } from '../../test/server.ts'

let server: TestServer
let team: Team
beforeAll(async () => {
  server = await makeTestServer()
  team = await seedTeam(server)
})
afterAll(() => server.end())

const csrf = { 'x-telehub-csrf': '1' }
const login = (email: string, word = password, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'POST', url: '/api/auth/login', payload: { email, password: word }, headers })
const cookieOf = (reply: { cookies: { name: string; value: string }[] }) =>
  reply.cookies.find((cookie) => cookie.name === 'telehub_refresh')
const refresh = (cookie: string, headers: Record<string, string> = csrf) =>
  server.app.inject({ method: 'POST', url: '/api/auth/refresh', cookies: { telehub_refresh: cookie }, headers })
const me = (token: string) => server.app.inject({ url: '/api/auth/me', headers: { authorization: `Bearer ${token}` } })

describe('sign-in', () => {
  test('gives an access token, the person and a cookie only the server reads', async () => {
    const reply = await login(' Asha.Agent@Example.org ')
    expect(reply.statusCode).toBe(200)
    expect(reply.json()).toMatchObject({ user: { name: 'Asha Agent', role: 'agent', teamName: 'North' } })
    expect(cookieOf(reply)).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/auth' })
    expect(reply.body).not.toContain('password_hash')
    expect((await me(reply.json().accessToken)).json()).toMatchObject({ id: team.asha.id })
  })

  test('keeps no more of the refresh token than its hash', async () => {
    const cookie = cookieOf(await login(team.asha.email))?.value as string
    const rows = await server.wiring.db.selectFrom('sessions').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(cookie.split('.')[1])
  })
})
