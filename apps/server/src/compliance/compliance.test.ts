import { afterAll, beforeAll, expect, test } from 'vitest'
import { addLead, eventsOf, leadOf, nextPhone } from '../../test/calls.ts'
import { as, type SignedIn, seedTeam, type Team } from '../../test/people.ts'
import { makeTestServer, type TestServer } from '../../test/server.ts'

let server: TestServer
let team: Team
let manager: SignedIn
beforeAll(async () => {
  server = await makeTestServer()
  team = await seedTeam(server)
  manager = await as(server, team.manager)
})
afterAll(() => server.end())

const add = (phone: string, reason = 'Asked us by letter') =>
  manager.send('POST', '/api/do-not-call', { phone, reason })
const list = async (query = '') => (await manager.get(`/api/do-not-call?${query}`)).json()

test('a number added is off limits at once and free again when it is taken off; its owners are told both times', async () => {
  const phone = nextPhone()
  const leadId = await addLead(server, { owner: team.deepak, phones: [phone] })
  const before = (await leadOf(server, leadId)).queue_group
  expect((await add(phone)).json()).toMatchObject({ phone, reason: 'Asked us by letter', addedBy: 'Meera Manager' })
  expect(await leadOf(server, leadId)).toMatchObject({ held_back: 'do-not-call', queue_group: null })
  const reply = await manager.send('DELETE', `/api/do-not-call/${encodeURIComponent(phone)}`, { reason: 'A mistake' })
  expect(reply.json()).toEqual({ ok: true })
  expect(await leadOf(server, leadId)).toMatchObject({ held_back: null, queue_group: before })
  const told = (await eventsOf(server, 'leads:changed')).filter((row) => row.user_id === team.deepak.id)
  expect(told.map((row) => row.data)).toEqual([
    { why: 'do-not-call', count: 1 },
    { why: 'do-not-call', count: 1 },
  ])
  const again = await manager.send('DELETE', `/api/do-not-call/${encodeURIComponent(phone)}`, { reason: 'A mistake' })
  expect(again.statusCode).toBe(404)
})

test('added twice, it keeps its first reason', async () => {
  const phone = nextPhone()
  await add(phone, 'First')
  expect((await add(phone, 'Second')).json().reason).toBe('First')
})

test('the list is found by any part of a number however it is typed, or by a word of the reason', async () => {
  await add('+919812345678', '100%_sure')
  await add('+919712345679', 'On the register')
  const phones = async (q: string) =>
    (await list(`q=${encodeURIComponent(q)}`)).items.map((row: { phone: string }) => row.phone)
  expect(await phones('98123')).toEqual(['+919812345678'])
  expect(await phones('+91 98123-45678')).toEqual(['+919812345678'])
  expect(await phones('12345')).toHaveLength(2)
  expect(await phones('register')).toEqual(['+919712345679'])
  expect(await phones('100%_s')).toEqual(['+919812345678'])
  expect(await phones('%')).toEqual(['+919812345678'])
})

test('pages follow one another without a gap', async () => {
  const all: string[] = (await list('limit=200')).items.map((row: { phone: string }) => row.phone)
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: { items: { phone: string }[]; nextCursor: string | null } = await list(`limit=1&cursor=${cursor}`)
    seen.push(...page.items.map(({ phone }) => phone))
    cursor = page.nextCursor
  }
  expect(seen).toEqual(all)
})

test('no number, no reason, no agent', async () => {
  expect((await add('98123')).statusCode).toBe(400)
  expect((await add('+919812345678', ' ')).statusCode).toBe(400)
  const asha = await as(server, team.asha)
  const url = '/api/do-not-call'
  expect((await asha.get(url)).statusCode).toBe(403)
  expect((await asha.send('POST', url, { phone: nextPhone(), reason: 'x' })).statusCode).toBe(403)
  expect((await asha.send('DELETE', `${url}/%2B919812345678`, { reason: 'x' })).statusCode).toBe(403)
})
