import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeLead } from '../../../test/leads.ts'
import { as, type SignedIn, seedTeam, type Team } from '../../../test/people.ts'
import { makeTestServer, type TestServer } from '../../../test/server.ts'
import { applyToLead, placeLeads } from '../index.ts'

let server: TestServer
let team: Team
let asha: SignedIn
let bela: SignedIn
let deepak: SignedIn
let manager: SignedIn
let otherManager: SignedIn
let admin: SignedIn

beforeAll(async () => {
  server = await makeTestServer()
  team = await seedTeam(server)
  asha = await as(server, team.asha)
  bela = await as(server, team.bela)
  deepak = await as(server, team.deepak)
  manager = await as(server, team.manager)
  otherManager = await as(server, team.otherManager)
  admin = await as(server, team.admin)
})
afterAll(() => server.end())

const eventsAbout = async (leadId: number) =>
  (await server.wiring.db.selectFrom('event_log').selectAll().where('type', '=', 'lead:changed').execute()).filter(
    ({ data }) => (data as { leadId: number }).leadId === leadId,
  )

test('whoever may not see a lead is told there is none', async () => {
  const owned = await makeLead(server, { ownerId: team.asha.id, teamId: team.north })
  const pooled = await makeLead(server, { teamId: team.north })
  const statuses = async (id: number) => {
    const desks = [asha, bela, deepak, manager, otherManager, admin]
    return Promise.all(desks.map(async (desk) => (await desk.get(`/api/leads/${id}`)).statusCode))
  }
  expect(await statuses(owned)).toEqual([200, 404, 404, 200, 404, 200])
  expect(await statuses(pooled)).toEqual([200, 200, 404, 200, 404, 200])
  expect((await bela.send('PATCH', `/api/leads/${owned}`, { notes: 'x' })).statusCode).toBe(404)
  expect((await otherManager.send('POST', '/api/leads/assign', { leadIds: [owned], ownerId: null })).statusCode).toBe(
    404,
  )
  expect((await admin.get('/api/leads/99999999')).statusCode).toBe(404)
})

test('a lead added by hand is its agent’s, placed, found and known again', async () => {
  const body = {
    name: 'Lata Kale',
    organisation: 'ZP School',
    phones: ['098450 12345', '+91 98450 12345', '020-25678901'],
  }
  const made = await asha.send('POST', '/api/leads', body)
  expect(made.statusCode, made.body).toBe(200)
  const lead = made.json()
  expect(lead).toMatchObject({ ownerId: team.asha.id, teamId: team.north, queueGroup: 'fresh', phone: '+919845012345' })
  expect(lead.phones.map(({ phone, type }: { phone: string; type: string }) => [phone, type])).toEqual([
    ['+919845012345', 'mobile'],
    ['+912025678901', 'landline'],
  ])
  expect((await asha.get('/api/leads?q=25678901')).json().items).toHaveLength(1)
  const again = await asha.send('POST', '/api/leads', { name: 'Lata Kale', phones: ['9845012345'] })
  expect([again.statusCode, again.json().params]).toEqual([409, { leadId: lead.id }])
  const byBela = await bela.send('POST', '/api/leads', { name: 'L Kale', phones: ['9845012345'] })
  expect([byBela.statusCode, byBela.json().params]).toEqual([409, undefined])
  const other = await bela.send('POST', '/api/leads', { name: 'Ramesh More', phones: ['9845012345'] })
  expect(other.statusCode).toBe(200)
})

test.each([
  [{ phones: ['9845012345'] }, 400],
  [{ name: 'No phone', phones: [] }, 400],
  [{ name: 'Bad phone', phones: ['12345'] }, 400],
  [{ name: 'Bad score', phones: ['9845012399'], score: 101 }, 400],
  [{ name: 'Unknown field', phones: ['9845012399'], status: 'converted' }, 400],
  [{ name: 'No campaign', phones: ['9845012399'], campaignId: 9_999_999 }, 404],
])('%j is refused with %i', async (body, status) => {
  expect((await asha.send('POST', '/api/leads', body)).statusCode).toBe(status)
})

test('a correction places the lead anew, keeps what was learnt of its numbers, and is told', async () => {
  const { db } = server.wiring
  const id = await makeLead(server, {
    ownerId: team.asha.id,
    teamId: team.north,
    name: 'Old Name',
    phones: ['+919811122233', '+919811122244'],
  })
  await db.transaction().execute(async (tx) => {
    await applyToLead(tx, server, id, { phoneMark: { phone: '+919811122233', state: 'wrong' } })
    await placeLeads(tx, server, [id])
  })
  const reply = await asha.send('PATCH', `/api/leads/${id}`, {
    name: 'New Name',
    vip: true,
    score: null,
    phones: ['9811122255', '9811122233'],
  })
  expect(reply.statusCode, reply.body).toBe(200)
  expect(reply.json()).toMatchObject({
    name: 'New Name',
    vip: true,
    score: null,
    queueGroup: 'vip',
    phone: '+919811122255',
  })
  expect(reply.json().phones.map(({ phone, state }: { phone: string; state: string }) => [phone, state])).toEqual([
    ['+919811122255', 'ok'],
    ['+919811122233', 'wrong'],
  ])
  expect((await asha.get('/api/leads?q=new+name')).json().items).toHaveLength(1)
  expect((await asha.get('/api/leads?q=old+name')).json().items).toHaveLength(0)
  expect((await asha.get('/api/leads?q=9811122244')).json().items).toHaveLength(0)
  expect(await eventsAbout(id)).toHaveLength(1)
  const empty = await asha.send('PATCH', `/api/leads/${id}`, { name: ' ' })
  expect(empty.statusCode).toBe(400)
})

test('managers give leads to agents of their team and back to the pool; agents may not', async () => {
  const id = await makeLead(server, { ownerId: team.asha.id, teamId: team.north })
  const assign = (desk: SignedIn, ownerId: number | null, leadIds = [id]) =>
    desk.send('POST', '/api/leads/assign', { leadIds, ownerId })
  expect((await assign(asha, team.bela.id)).statusCode).toBe(403)
  expect((await assign(manager, team.deepak.id)).statusCode).toBe(404)
  expect((await assign(manager, team.bela.id)).json()).toEqual({ assigned: 1 })
  expect((await assign(manager, team.bela.id)).json()).toEqual({ assigned: 0 })
  expect((await asha.get(`/api/leads/${id}`)).statusCode).toBe(404)
  expect((await bela.get(`/api/leads/${id}`)).json()).toMatchObject({ ownerId: team.bela.id, ownerName: 'Bela Agent' })
  expect((await assign(manager, null)).json()).toEqual({ assigned: 1 })
  expect((await asha.get(`/api/leads/${id}`)).json()).toMatchObject({ ownerId: null, teamId: team.north })
  expect((await assign(admin, team.deepak.id)).json()).toEqual({ assigned: 1 })
  expect((await deepak.get(`/api/leads/${id}`)).json()).toMatchObject({ teamId: team.south })
  const foreign = await makeLead(server, { teamId: team.south })
  const own = await makeLead(server, { teamId: team.north })
  expect((await assign(manager, team.bela.id, [own, foreign])).statusCode).toBe(404)
  expect((await manager.get(`/api/leads/${own}`)).json().ownerId).toBeNull()
})

test('an answered escalation brings the lead back to the top, once', async () => {
  const { db } = server.wiring
  const id = await makeLead(server, { ownerId: team.asha.id, teamId: team.north, notes: 'Wants a discount' })
  const giveBack = (desk: SignedIn) =>
    desk.send('POST', `/api/leads/${id}/return-escalation`, { note: 'Offer ten percent' })
  expect((await giveBack(manager)).statusCode).toBe(409)
  await db.transaction().execute(async (tx) => {
    await applyToLead(tx, server, id, { escalatedAt: server.clock.now() })
    await placeLeads(tx, server, [id])
  })
  expect((await asha.get(`/api/leads/${id}`)).json().heldBack).toBe('escalated')
  expect((await giveBack(asha)).statusCode).toBe(403)
  expect((await giveBack(otherManager)).statusCode).toBe(404)
  const reply = await giveBack(manager)
  expect(reply.statusCode, reply.body).toBe(200)
  expect(reply.json()).toMatchObject({
    queueGroup: 'escalation-returned',
    because: { code: 'escalation-returned' },
    notes: 'Wants a discount\nOffer ten percent',
  })
  expect((await giveBack(manager)).statusCode).toBe(409)
})

test('shows the other leads on the same number that one may see', async () => {
  const phone = '+919844400001'
  const [mine, sibling, hidden] = [
    await makeLead(server, { ownerId: team.asha.id, teamId: team.north, phones: [phone] }),
    await makeLead(server, { teamId: team.north, name: 'Sibling', phones: [phone] }),
    await makeLead(server, { ownerId: team.bela.id, teamId: team.north, phones: [phone] }),
  ]
  const ids = async (desk: SignedIn) =>
    (await desk.get(`/api/leads/${mine}`)).json().samePhone.map(({ id }: { id: number }) => id)
  expect(await ids(asha)).toEqual([sibling])
  expect(await ids(manager)).toEqual([sibling, hidden])
})
