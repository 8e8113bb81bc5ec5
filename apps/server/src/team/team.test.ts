import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPerson, as, password, type SignedIn, seedTeam, type Team } from '../../test/people.ts'
import { makeTestServer, type TestServer } from '../../test/server.ts'
import { changeUser } from './commands/change-user.ts'
import { readAgent } from './index.ts'

let server: TestServer
let team: Team
let admin: SignedIn
beforeAll(async () => {
  server = await makeTestServer()
  team = await seedTeam(server)
  admin = await as(server, team.admin)
})
afterAll(() => server.end())

const newUser = (more: object = {}) => ({
  email: `user${Math.random().toString(36).slice(2)}@example.org`,
  name: 'New Nandini',
  role: 'agent',
  password: 'Harbour-Lantern-9',
  ...more,
})
const login = (email: string, word: string) =>
  server.app.inject({ method: 'POST', url: '/api/auth/login', payload: { email, password: word } })
const names = async (desk: SignedIn, url: string) =>
  (await desk.get(url)).json().items.map((item: { name: string }) => item.name)

describe('whom one sees', () => {
  test('everybody for an admin, the team for a manager, oneself for an agent', async () => {
    expect(await names(admin, '/api/users')).toContain('Deepak Agent')
    expect(await names(await as(server, team.manager), '/api/users')).toEqual([
      'Asha Agent',
      'Bela Agent',
      'Chitra Agent',
      'Meera Manager',
    ])
    expect(await names(await as(server, team.asha), '/api/users')).toEqual(['Asha Agent'])
  })

  test('and of the teams, with their members counted', async () => {
    const all = (await admin.get('/api/teams')).json().items
    expect(all).toEqual([
      { id: team.north, name: 'North', members: 4 },
      { id: team.south, name: 'South', members: 2 },
    ])
    expect(await names(await as(server, team.deepak), '/api/teams')).toEqual(['South'])
    const nowhere = await addPerson(server, { name: 'Nowhere Neel', role: 'manager', teamId: null, phone: null })
    expect(await names(await as(server, nowhere), '/api/teams')).toEqual([])
    expect(await names(await as(server, nowhere), '/api/users')).toEqual(['Nowhere Neel'])
  })
})

describe('adding a person', () => {
  test('they can sign in, and no reply holds the password', async () => {
    const body = newUser({ email: ' Fresh@Example.org', teamId: team.south, phone: '+919810000009', languages: ['mr'] })
    const reply = await admin.send('POST', '/api/users', body)
    expect(reply.json()).toMatchObject({ email: 'fresh@example.org', teamName: 'South', languages: ['mr'] })
    expect(reply.body).not.toContain('$2')
    expect((await login('fresh@example.org', body.password)).statusCode).toBe(200)
  })

  test.each([
    ['an e-mail somebody has', { email: 'Asha.Agent@example.org' }, 409, 'email-taken'],
    ['a weak password', { password: 'password1234' }, 422, 'weak-password'],
    ['no such team', { teamId: 987654 }, 404, 'not-found'],
    ['an id no bigint holds', { teamId: 2 ** 60 }, 400, 'invalid-input'],
    ['a phone without country', { phone: '9810000009' }, 400, 'invalid-input'],
    ['an unknown role', { role: 'owner' }, 400, 'invalid-input'],
    ['a NUL in the name', { name: 'a\u0000b' }, 400, 'invalid-input'],
  ])('%s is refused', async (_what, more, status, code) => {
    expect((await admin.send('POST', '/api/users', newUser(more))).json()).toMatchObject({ status, code })
  })

  test('of two at once with one e-mail, one is added', async () => {
    const body = newUser()
    const replies = await Promise.all([1, 2, 3].map(() => admin.send('POST', '/api/users', body)))
    expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 409, 409])
  })
})

describe('changing a person', () => {
  const person = (name: string) =>
    addPerson(server, { name: `${name} ${Math.random()}`, role: 'agent', teamId: team.north, phone: null })
  const change = (id: number, body: object) => admin.send('PATCH', `/api/users/${id}`, body)

  test('role, team, handset and languages hold at once for whoever is signed in', async () => {
    const one = await person('Rising Rekha')
    const desk = await as(server, one)
    expect((await desk.get('/api/users')).json().items).toHaveLength(1)
    const body = { role: 'manager', teamId: team.south, phone: '+919810000088', languages: ['hi', 'hi', 'en'] }
    expect((await change(one.id, body)).json()).toMatchObject({ ...body, languages: ['hi', 'en'], teamName: 'South' })
    expect(await names(desk, '/api/users')).toContain('Deepak Agent')
    expect(await readAgent(server.wiring.db, one.id)).toMatchObject({ teamId: team.south, phone: '+919810000088' })
  })

  test('disabling ends their sessions at once, and they cannot sign in until they are back', async () => {
    const one = await person('Leaving Lalit')
    const desk = await as(server, one)
    await desk.send('PUT', '/api/presence', { state: 'available' })
    expect((await change(one.id, { disabled: true })).json()).toMatchObject({ disabled: true })
    expect((await desk.get('/api/auth/me')).statusCode).toBe(401)
    expect((await login(one.email, password)).statusCode).toBe(401)
    const row = await server.wiring.db
      .selectFrom('presence')
      .select('state')
      .where('user_id', '=', one.id)
      .executeTakeFirst()
    expect(row?.state).toBe('offline')
    await change(one.id, { disabled: false })
    expect((await login(one.email, password)).statusCode).toBe(200)
    expect((await desk.get('/api/auth/me')).statusCode).toBe(401)
  })

  test('a new password ends their sessions and opens a locked account', async () => {
    const one = await person('Locked Lina')
    const desk = await as(server, one)
    for (let i = 0; i < 5; i++) await login(one.email, 'wrong')
    expect((await login(one.email, password)).statusCode).toBe(423)
    expect((await change(one.id, { password: 'short' })).json().code).toBe('weak-password')
    expect((await change(one.id, { password: 'Harbour-Lantern-9' })).statusCode).toBe(200)
    expect((await desk.get('/api/auth/me')).statusCode).toBe(401)
    expect((await login(one.email, 'Harbour-Lantern-9')).statusCode).toBe(200)
  })

  test('refuses who is not there, what is not asked for, and a team that is not', async () => {
    expect((await change(987654, { name: 'X' })).statusCode).toBe(404)
    expect((await change(team.asha.id, { email: 'x@example.org' })).json().code).toBe('invalid-input')
    expect((await change(team.asha.id, { teamId: 987654 })).json().code).toBe('not-found')
    expect((await change(team.asha.id, {})).statusCode).toBe(200)
  })
})

describe('the last admin', () => {
  test('stays one, and of two who remove each other at once one stays', async () => {
    const alone = await makeTestServer()
    const people = await seedTeam(alone)
    const desk = await as(alone, people.admin)
    const path = `/api/users/${people.admin.id}`
    expect((await desk.send('PATCH', path, { role: 'manager' })).json().code).toBe('last-admin')
    expect((await desk.send('PATCH', path, { disabled: true })).json().code).toBe('last-admin')
    expect((await desk.send('PATCH', path, { name: 'Anita' })).statusCode).toBe(200)

    const second = await addPerson(alone, { name: 'Second Admin', role: 'admin', teamId: null, phone: null })
    const { db, config } = alone.wiring
    const demote = (id: number) =>
      changeUser(
        { db, clock: alone.clock, config, onChanged: () => {} },
        { id, change: { role: 'agent' }, by: { userId: id, sessionId: desk.sessionId } },
      ).then(
        () => 'done',
        (error) => error.code,
      )
    expect((await Promise.all([demote(second.id), demote(people.admin.id)])).sort()).toEqual(['done', 'last-admin'])
    await alone.end()
  })
})

test('teams are added and renamed, each name once however it is written', async () => {
  const added = await admin.send('POST', '/api/teams', { name: 'East' })
  expect(added.json()).toMatchObject({ name: 'East', members: 0 })
  expect((await admin.send('POST', '/api/teams', { name: 'eAST' })).json().code).toBe('conflict')
  const path = `/api/teams/${added.json().id}`
  expect((await admin.send('PATCH', path, { name: 'north' })).json().code).toBe('conflict')
  expect((await admin.send('PATCH', path, { name: 'West' })).json()).toMatchObject({ name: 'West' })
  expect((await admin.send('PATCH', '/api/teams/987654', { name: 'Nowhere' })).statusCode).toBe(404)
})
