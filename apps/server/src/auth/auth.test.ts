import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPerson, as, password, seedTeam, type Team } from '../../test/people.ts'
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
const signIn = async (email: string) => {
  const reply = await login(email)
  expect(reply.statusCode).toBe(200)
  return { token: reply.json().accessToken as string, cookie: cookieOf(reply)?.value as string }
}
const newPerson = (name: string) => addPerson(server, { name, role: 'agent', teamId: team.north, phone: null })

describe('sign-in', () => {
  test('gives an access token, the person and a cookie only the server reads', async () => {
    const reply = await login(' Asha.Agent@Example.org ')
    expect(reply.statusCode).toBe(200)
    expect(reply.json()).toMatchObject({ user: { name: 'Asha Agent', role: 'agent', teamName: 'North' } })
    expect(cookieOf(reply)).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/auth' })
    expect(reply.body).not.toContain('hash')
    expect((await me(reply.json().accessToken)).json()).toMatchObject({ id: team.asha.id })
  })

  test('keeps no more of the refresh token than its hash', async () => {
    const { cookie } = await signIn(team.asha.email)
    const rows = await server.wiring.db.selectFrom('sessions').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(cookie.split('.')[1])
  })

  test('says the same of an unknown e-mail, a wrong password and a disabled person', async () => {
    const gone = await newPerson('Gone Gopal')
    await server.wiring.db.updateTable('users').set({ disabled_at: new Date() }).where('id', '=', gone.id).execute()
    const replies = [await login('nobody@example.org'), await login(team.bela.email, 'wrong'), await login(gone.email)]
    for (const reply of replies) expect(reply.json()).toMatchObject({ status: 401, code: 'wrong-credentials' })
    expect(new Set(replies.map((reply) => reply.json().detail)).size).toBe(1)
  })

  test('locks the account after five wrong passwords, says until when, and lets in again after that', async () => {
    const person = await newPerson('Locked Lata')
    for (let i = 0; i < 4; i++) expect((await login(person.email, 'wrong')).statusCode).toBe(401)
    const fifth = await login(person.email, 'wrong')
    expect(fifth.json()).toMatchObject({ status: 423, code: 'account-locked' })
    expect((await login(person.email)).statusCode).toBe(423)
    const start = server.clock.now()
    expect(fifth.json().freesAt).toBe(new Date(start.getTime() + 15 * 60_000).toISOString())
    server.clock.advance(15 * 60_000 + 1)
    expect((await login(person.email)).statusCode).toBe(200)
    server.clock.set(start)
  })

  test('counts wrong passwords in a row only', async () => {
    const person = await newPerson('Forgetful Farah')
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await login(person.email, 'wrong')
      expect((await login(person.email)).statusCode).toBe(200)
    }
  })

  test('takes so many attempts on one e-mail, known or not', async () => {
    for (let i = 0; i < 20; i++) await login('probe@example.org')
    const reply = await login('Probe@example.org')
    expect(reply.json()).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0)
    expect((await login(team.asha.email)).statusCode).toBe(200)
  })

  test('is refused from a page of another site', async () => {
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
      expect((await login(team.asha.email, password, headers)).json()).toMatchObject({ status: 403, code: 'csrf' })
    const own = { origin: 'http://localhost:3100', 'sec-fetch-site': 'same-origin' }
    expect((await login(team.asha.email, password, own)).statusCode).toBe(200)
  })
})

describe('an access token', () => {
  test('is good for ten minutes and not longer', async () => {
    const { token } = await signIn(team.asha.email)
    const start = server.clock.now()
    server.clock.advance(9 * 60_000)
    expect((await me(token)).statusCode).toBe(200)
    server.clock.advance(60_000)
    expect((await me(token)).json()).toMatchObject({ status: 401, code: 'not-signed-in' })
    server.clock.set(start)
  })

  test('counts for nothing when changed, unsigned, or signed with another secret', async () => {
    const { token } = await signIn(team.asha.email)
    const [head, body, signature] = token.split('.') as [string, string, string]
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const other = encode({ ...claims, sub: String(team.admin.id) })
    const bad = [
      `${head}.${other}.${signature}`,
      `${encode({ alg: 'none', typ: 'JWT' })}.${body}.`,
      `${encode({ alg: 'none', typ: 'JWT' })}.${other}.${signature}`,
      'x.y.z',
      '',
    ]
    for (const word of bad) expect((await me(word)).statusCode).toBe(401)
  })

  test('names a person: another person’s session does not carry it', async () => {
    const asha = await as(server, team.asha)
    const { accessToken } = server.auth.tokens.sign(team.admin.id, asha.sessionId)
    expect((await me(accessToken)).statusCode).toBe(401)
  })
})

describe('refresh', () => {
  test('rotates the cookie, and the new one works', async () => {
    const first = await signIn(team.asha.email)
    const reply = await refresh(first.cookie)
    expect(reply.statusCode).toBe(200)
    const second = cookieOf(reply)?.value as string
    expect(second).not.toBe(first.cookie)
    server.clock.advance(60_000)
    expect((await refresh(second)).statusCode).toBe(200)
  })

  test('two tabs with one cookie at once get the same successor, and both go on', async () => {
    const { cookie } = await signIn(team.asha.email)
    const replies = await Promise.all([refresh(cookie), refresh(cookie), refresh(cookie)])
    for (const reply of replies) expect(reply.statusCode).toBe(200)
    const successors = new Set(replies.map((reply) => cookieOf(reply)?.value))
    expect(successors.size).toBe(1)
    server.clock.advance(60_000)
    expect((await refresh([...successors][0] as string)).statusCode).toBe(200)
  })

  test('a replaced cookie used later ends the session for everybody who holds it', async () => {
    const { cookie } = await signIn(team.asha.email)
    const reply = await refresh(cookie)
    const { accessToken } = reply.json()
    server.clock.advance(11_000)
    expect((await refresh(cookie)).json()).toMatchObject({ status: 401, code: 'session-ended' })
    expect((await me(accessToken)).statusCode).toBe(401)
    expect((await refresh(cookieOf(reply)?.value as string)).statusCode).toBe(401)
  })

  test('so does one that was replaced twice over', async () => {
    const { cookie } = await signIn(team.asha.email)
    const second = cookieOf(await refresh(cookie))?.value as string
    const third = cookieOf(await refresh(second))?.value as string
    expect((await refresh(cookie)).statusCode).toBe(401)
    expect((await refresh(third)).statusCode).toBe(401)
  })

  test('ends after seven days whatever happens, and after a day and a half without use', async () => {
    const start = server.clock.now()
    let { cookie } = await signIn(team.asha.email)
    for (let day = 0; day < 6; day++) {
      server.clock.advance(24 * 3_600_000)
      cookie = cookieOf(await refresh(cookie))?.value as string
      expect(cookie).toBeDefined()
    }
    server.clock.advance(24 * 3_600_000)
    expect((await refresh(cookie)).statusCode).toBe(401)
    const idle = await signIn(team.asha.email)
    server.clock.advance(37 * 3_600_000)
    expect((await refresh(idle.cookie)).statusCode).toBe(401)
    server.clock.set(start)
  })

  test('wants our header and our own page', async () => {
    const { cookie } = await signIn(team.asha.email)
    const forged = [{}, { ...csrf, origin: 'https://evil.example' }, { ...csrf, 'sec-fetch-site': 'same-site' }]
    for (const headers of forged) {
      expect((await refresh(cookie, headers)).json()).toMatchObject({ status: 403, code: 'csrf' })
    }
    expect((await refresh(cookie)).statusCode).toBe(200)
  })

  test('of rubbish is a plain no', async () => {
    for (const word of ['', 'x', 'a.b', `${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}.${'a'.repeat(43)}`])
      expect((await refresh(word)).json()).toMatchObject({ status: 401, code: 'session-ended' })
  })
})

test('sessions are forgotten a month after they have ended, and no other', async () => {
  const { db } = server.wiring
  const person = await newPerson('Old Omkar')
  const day = 86_400_000
  const at = (days: number) => new Date(server.clock.now().getTime() + days * day)
  const session = (name: string, expires: number, revoked: number | null) => ({
    id: randomUUID(),
    user_id: person.id,
    token_hash: Buffer.from(`${name} ${person.id}`),
    created_at: at(-90),
    last_used_at: at(-90),
    expires_at: at(expires),
    revoked_at: revoked === null ? null : at(revoked),
    user_agent: name,
  })
  await db
    .insertInto('sessions')
    .values([
      session('expired long ago', -31, null),
      session('expired', -29, null),
      session('signed out long ago', 10, -31),
      session('signed out', 10, -29),
      session('open', 10, null),
    ])
    .execute()
  await server.tickers.find(({ name }) => name === 'old-sessions')?.runOnce()
  const left = await db.selectFrom('sessions').select('user_agent').where('user_id', '=', person.id).execute()
  expect(left.map((row) => row.user_agent).sort()).toEqual(['expired', 'open', 'signed out'])
})

describe('ending sessions', () => {
  test('sign-out ends this one only', async () => {
    const [one, two] = [await signIn(team.bela.email), await signIn(team.bela.email)]
    const url = '/api/auth/logout'
    expect(
      (await server.app.inject({ method: 'POST', url, cookies: { telehub_refresh: one.cookie } })).json().code,
    ).toBe('csrf')
    const cookies = { telehub_refresh: one.cookie }
    const out = await server.app.inject({ method: 'POST', url, cookies, headers: csrf })
    expect(out.json()).toEqual({ ok: true })
    expect(cookieOf(out)?.value).toBe('')
    expect((await me(one.token)).statusCode).toBe(401)
    expect((await refresh(one.cookie)).statusCode).toBe(401)
    expect((await me(two.token)).statusCode).toBe(200)
  })

  test('everywhere means everywhere', async () => {
    const [one, two] = [await as(server, team.bela), await as(server, team.bela)]
    expect((await one.send('POST', '/api/auth/logout-everywhere')).statusCode).toBe(200)
    expect((await one.get('/api/auth/me')).statusCode).toBe(401)
    expect((await two.get('/api/auth/me')).statusCode).toBe(401)
  })

  test('one sees one’s own sessions and ends one of them, nobody else’s', async () => {
    const [here, there] = [await as(server, team.chitra), await as(server, team.chitra)]
    const other = await as(server, team.deepak)
    const { items } = (await here.get('/api/auth/sessions')).json()
    expect(items).toHaveLength(2)
    expect(items.find((item: { current: boolean }) => item.current).id).toBe(here.sessionId)
    expect((await other.send('DELETE', `/api/auth/sessions/${here.sessionId}`)).statusCode).toBe(404)
    expect((await here.send('DELETE', `/api/auth/sessions/${there.sessionId}`)).statusCode).toBe(200)
    expect((await there.get('/api/auth/me')).statusCode).toBe(401)
    expect((await here.send('DELETE', `/api/auth/sessions/${there.sessionId}`)).statusCode).toBe(404)
  })
})

describe('changing one’s password', () => {
  test('ends the other sessions, and only the new one signs in', async () => {
    const person = await newPerson('Changing Charu')
    const [here, there] = [await as(server, person), await as(server, person)]
    const next = 'Harbour-Lantern-9'
    const change = (current: string, to: string) => here.send('POST', '/api/auth/password', { current, next: to })
    expect((await change('wrong', next)).json().code).toBe('wrong-credentials')
    expect((await change(password, password)).json().code).toBe('weak-password')
    expect((await change(password, next)).statusCode).toBe(200)
    expect((await here.get('/api/auth/me')).statusCode).toBe(200)
    expect((await there.get('/api/auth/me')).statusCode).toBe(401)
    expect((await login(person.email)).statusCode).toBe(401)
    expect((await login(person.email, next)).statusCode).toBe(200)
  })
})
