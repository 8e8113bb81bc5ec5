import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeLead, makeLeads } from '../../../test/leads.ts'
import { addPerson, as, type SignedIn, seedTeam, type Team } from '../../../test/people.ts'
import { makeTestServer, type TestServer, tuesdayMorning } from '../../../test/server.ts'
import { placeLeads, setNextAction } from '../index.ts'

let server: TestServer
let team: Team
let asha: SignedIn
let bela: SignedIn

beforeAll(async () => {
  server = await makeTestServer()
  team = await seedTeam(server)
})
afterAll(() => server.end())
beforeEach(async () => {
  const { db } = server.wiring
  for (const table of ['lead_locks', 'lead_phones', 'leads', 'campaigns'] as const) await db.deleteFrom(table).execute()
  server.clock.set(tuesdayMorning)
  asha = await as(server, team.asha)
  bela = await as(server, team.bela)
})

const next = async (desk: SignedIn, skip: number[] = []) => {
  const reply = await desk.send('POST', '/api/leads/next', { skip })
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json()
}
const hoursAgo = (hours: number) => new Date(server.clock.now().getTime() - hours * 3_600_000)
const own = () => ({ ownerId: team.asha.id, teamId: team.north, createdAt: hoursAgo(48) })
const promise = (leadId: number, dueAt: Date) =>
  server.wiring.db.transaction().execute(async (tx) => {
    await setNextAction(tx, leadId, { kind: 'callback', dueAt })
    await placeLeads(tx, server, [leadId])
  })

test('a due promise comes before everything, then VIPs, fresh leads and the better score', async () => {
  const warm = await makeLead(server, { ...own(), score: 65 })
  const hot = await makeLead(server, { ...own(), score: 90 })
  const fresh = await makeLead(server, { ...own(), createdAt: hoursAgo(1) })
  const vip = await makeLead(server, { ...own(), vip: true })
  const promised = await makeLead(server, { ...own(), score: 10 })
  await promise(promised, hoursAgo(0.1))
  const order: [number, string][] = []
  const skip: number[] = []
  for (let i = 0; i < 5; i++) {
    const { lead } = await next(asha, skip)
    order.push([lead.id, lead.because.code])
    skip.push(lead.id)
  }
  expect(order).toEqual([
    [promised, 'promised'],
    [vip, 'vip'],
    [fresh, 'fresh'],
    [hot, 'hot'],
    [warm, 'warm'],
  ])
  expect(await next(asha, skip)).toEqual({ lead: null, lockedUntil: null })
})

test('a promise comes up at its time, before the clock has looked', async () => {
  const promised = await makeLead(server, { ...own(), score: 10 })
  const hot = await makeLead(server, { ...own(), score: 95 })
  await promise(promised, new Date(server.clock.now().getTime() + 60_000))
  expect((await next(asha)).lead.id).toBe(hot)
  server.clock.advance(61_000)
  asha = await as(server, team.asha)
  expect((await next(asha)).lead.id).toBe(promised)
})

test('taking locks for the set minutes, shows the lock, and lets go of the one before', async () => {
  const [first, second] = await makeLeads(server, [
    { ...own(), score: 90 },
    { ...own(), score: 80 },
  ])
  const taken = await next(asha)
  expect(taken.lead.id).toBe(first)
  expect(taken.lockedUntil).toBe(new Date(server.clock.now().getTime() + 180_000).toISOString())
  expect(taken.lead.lockedBy).toEqual({ userId: team.asha.id, name: 'Asha Agent', until: taken.lockedUntil })
  expect((await next(asha, [first as number])).lead.id).toBe(second)
  const locks = await server.wiring.db.selectFrom('lead_locks').select('lead_id').execute()
  expect(locks).toEqual([{ lead_id: second }])
})

test('a lead of the pool that one has is not given to the other until it is free again', async () => {
  const lead = await makeLead(server, { teamId: team.north, createdAt: hoursAgo(48) })
  expect((await next(asha)).lead.id).toBe(lead)
  expect((await next(bela)).lead).toBeNull()
  expect((await bela.send('DELETE', `/api/leads/${lead}/lock`)).statusCode).toBe(404)
  expect((await asha.send('DELETE', `/api/leads/${lead}/lock`)).statusCode).toBe(200)
  expect((await next(bela)).lead.id).toBe(lead)
  expect((await next(asha)).lead).toBeNull()
  server.clock.advance(181_000)
  asha = await as(server, team.asha)
  expect((await next(asha)).lead.id).toBe(lead)
})

test('many take at once, and nobody gets what another has', async () => {
  const agents = await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      addPerson(server, { name: `Racer ${index} ${Math.random()}`, role: 'agent', teamId: team.north, phone: null }),
    ),
  )
  await makeLeads(
    server,
    Array.from({ length: 16 }, () => ({ teamId: team.north, createdAt: hoursAgo(48) })),
  )
  const desks = await Promise.all(agents.map((agent) => as(server, agent)))
  const taken = (await Promise.all(desks.map((desk) => next(desk)))).map(({ lead }) => lead?.id ?? null)
  const got = taken.filter((id) => id !== null)
  expect(got).toHaveLength(16)
  expect(new Set(got).size).toBe(16)
})

test('nothing is given outside calling hours, and a campaign closed now is passed over', async () => {
  const { db } = server.wiring
  const closed = { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null }
  const { id } = await db
    .insertInto('campaigns')
    .values({ name: 'Weekend', hours: JSON.stringify({ days: closed }) })
    .returning('id')
    .executeTakeFirstOrThrow()
  server.clock.advance(1)
  const campaigned = await makeLead(server, { ...own(), score: 99, campaignId: id })
  const plain = await makeLead(server, { ...own(), score: 70 })
  await new Promise((resolve) => setTimeout(resolve, 1100))
  expect((await next(asha)).lead.id).toBe(plain)
  const { items } = (await asha.get('/api/leads?scope=mine')).json()
  expect(items.map((row: { id: number; heldBack: string | null }) => [row.id, row.heldBack])).toEqual([
    [campaigned, 'outside-hours'],
    [plain, null],
  ])
  server.clock.set(new Date('2026-11-24T16:00:00Z'))
  asha = await as(server, team.asha)
  expect((await next(asha)).lead).toBeNull()
  const night = (await asha.get('/api/leads?scope=mine')).json().items[1]
  expect(night).toMatchObject({ heldBack: 'outside-hours', heldUntil: '2026-11-25T04:30:00.000Z' })
})

test('a lead of the pool in a language that only others speak is left to them', async () => {
  const speaker = await addPerson(server, { name: 'Tara Tamil', role: 'agent', teamId: team.north, phone: null })
  await server.wiring.db
    .updateTable('users')
    .set({ languages: ['ta'] })
    .where('id', '=', speaker.id)
    .execute()
  const tamil = await makeLead(server, { teamId: team.north, language: 'ta', createdAt: hoursAgo(48) })
  const unspoken = await makeLead(server, { teamId: team.north, language: 'ml', createdAt: hoursAgo(48), score: 61 })
  expect((await next(asha)).lead.id).toBe(unspoken)
  expect((await next(await as(server, speaker))).lead.id).toBe(tamil)
})

test('other teams’ pools and other agents’ leads are never given', async () => {
  await makeLead(server, { teamId: team.south, createdAt: hoursAgo(48) })
  await makeLead(server, { ownerId: team.bela.id, teamId: team.north, createdAt: hoursAgo(48) })
  expect((await next(asha)).lead).toBeNull()
})
