import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { actionsOf, addCall, addLead, eventsOf, leadOf } from '../../test/calls.ts'
import { as, type Person, seedTeam, type Team } from '../../test/people.ts'
import { makeTestServer, type TestServer, tuesdayMorning } from '../../test/server.ts'
import { escalationReturnedJob, leadsAssignedJob, placeDueLeads } from '../leads/index.ts'
import { enqueue } from '../platform/jobs/jobs.ts'
import { saveSetting } from '../settings/index.ts'
import { planNextAction } from './index.ts'

let server: TestServer
let team: Team
beforeAll(async () => {
  server = await makeTestServer()
  team = await seedTeam(server)
})
afterAll(() => server.end())
beforeEach(async () => {
  server.clock.set(tuesdayMorning)
  const { db } = server.wiring
  await db.deleteFrom('presence_spans').execute()
  await db.deleteFrom('next_actions').execute()
  await db.deleteFrom('notifications').execute()
})

/** Times in India, of the Tuesday unless a day is given. */
const ist = (clock: string, day = '2026-11-24') => new Date(`${day}T${clock}:00+05:30`)
const desk = (person: Person) => as(server, person)
const dispose = async (person: Person, callId: string, body: object) =>
  (await desk(person)).send('POST', `/api/calls/${callId}/disposition`, body)

/** A callback of Asha's, or another action, planned as a disposition plans it. */
const plan = async (
  clock: string,
  more: { kind?: 'callback' | 'visit' | 'retry'; owner?: Person | null; day?: string } = {},
) => {
  const owner = more.owner === undefined ? team.asha : more.owner
  const leadId = await addLead(server, { owner: owner ?? team.asha })
  const { id } = await server.wiring.db.transaction().execute((tx) =>
    planNextAction(tx, server, {
      leadId,
      callId: null,
      kind: more.kind ?? 'callback',
      dueAt: ist(clock, more.day),
      ownerId: owner?.id ?? null,
      teamId: (owner ?? team.asha).teamId,
      details: { phone: '+919820000000' },
    }),
  )
  return { id, leadId }
}

const list = async (person: Person, query = '') => {
  const reply = await (await desk(person)).get(`/api/next-actions?${query}`)
  expect(reply.statusCode).toBe(200)
  return reply.json() as { items: { id: number; overdue: boolean; details: object }[]; nextCursor: string | null }
}
const idsOf = async (person: Person, query = '') => (await list(person, query)).items.map(({ id }) => id)

test('each sees what is theirs to do, by when it is due', async () => {
  const late = await plan('10:30')
  const today = await plan('15:00')
  const later = await plan('11:00', { day: '2026-11-26' })
  const belas = await plan('12:00', { owner: team.bela })
  const south = await plan('12:30', { owner: team.deepak })
  const retry = await plan('13:00', { kind: 'retry', owner: null })
  expect(await idsOf(team.asha)).toEqual([late.id, today.id, later.id])
  expect(await idsOf(team.asha, 'when=overdue')).toEqual([late.id])
  expect(await idsOf(team.asha, 'when=today')).toEqual([today.id])
  expect(await idsOf(team.asha, 'when=later')).toEqual([later.id])
  expect(await idsOf(team.asha, 'scope=all')).toEqual([late.id, retry.id, today.id, later.id])
  expect(await idsOf(team.asha, 'scope=all&kind=retry,visit')).toEqual([retry.id])
  expect(await idsOf(team.manager, 'scope=all')).toEqual([late.id, belas.id, retry.id, today.id, later.id])
  expect(await idsOf(team.otherManager, 'scope=all')).toEqual([south.id])
  expect(await idsOf(team.admin, 'scope=all')).toHaveLength(6)
  const [first] = (await list(team.asha)).items
  expect(first).toMatchObject({ overdue: true, details: {} })
})

test('pages follow one another without a gap, whatever is due at the same time', async () => {
  const ids: number[] = []
  for (let i = 0; i < 5; i++) ids.push((await plan('15:00')).id)
  const seen: number[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof list>> = await list(team.asha, `limit=2${cursor ? `&cursor=${cursor}` : ''}`)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  expect(seen).toEqual(ids)
  for (const bad of ['x', 'WzFd', 'eyJhIjoxfQ', Buffer.from('["+275760-09-13T00:00:00Z",1]').toString('base64url')]) {
    expect((await (await desk(team.asha)).get(`/api/next-actions?cursor=${bad}`)).statusCode).toBe(400)
  }
})

const change = async (person: Person, id: number, body: object) =>
  (await desk(person)).send('PATCH', `/api/next-actions/${id}`, body)

test('a callback moves to a time at which one may call, and to no other', async () => {
  const { id, leadId } = await plan('15:00')
  for (const [dueAt, refusal] of [
    [ist('10:59'), 'time-in-past'],
    [ist('20:00'), 'outside-hours'],
    [ist('11:00', '2026-11-29'), 'outside-hours'],
    [ist('11:00', '2028-11-24'), 'time-too-far'],
  ] as const) {
    const reply = await change(team.asha, id, { dueAt: dueAt.toISOString() })
    expect(reply.json()).toMatchObject({ status: 422, code: 'time-not-possible', params: { refusal } })
  }
  const reply = await change(team.asha, id, { dueAt: ist('16:00').toISOString(), note: 'After lunch' })
  expect(reply.json()).toMatchObject({ dueAt: ist('16:00').toISOString(), details: { note: 'After lunch' } })
  expect(await leadOf(server, leadId)).toMatchObject({ next_action_at: ist('16:00'), held_until: ist('16:00') })
  const visit = await plan('15:00', { kind: 'visit' })
  expect((await change(team.asha, visit.id, { dueAt: ist('20:00').toISOString() })).statusCode).toBe(200)
  expect((await change(team.asha, visit.id, { dueAt: ist('09:00').toISOString() })).statusCode).toBe(422)
})

test('handed to another agent, the lead goes along, and both are told', async () => {
  const { id, leadId } = await plan('15:00')
  const foreign = await change(team.asha, id, { ownerId: team.deepak.id })
  expect(foreign.json()).toMatchObject({ status: 400, fields: [{ path: 'body.ownerId' }] })
  const reply = await change(team.asha, id, { ownerId: team.bela.id })
  expect(reply.json()).toMatchObject({ ownerId: team.bela.id, ownerName: 'Bela Agent' })
  expect((await leadOf(server, leadId)).owner_id).toBe(team.bela.id)
  expect(await idsOf(team.bela)).toEqual([id])
  const notice = (await (await desk(team.bela)).get('/api/notifications')).json()
  expect(notice).toMatchObject({ unread: 1, items: [{ kind: 'action-given', data: { actionId: id, leadId } }] })
  const told = (await eventsOf(server, 'next-action:changed')).filter((row) => (row.data as { id: number }).id === id)
  expect(told.map((row) => row.user_id)).toEqual(expect.arrayContaining([team.asha.id, team.bela.id]))
  expect((await change(team.asha, id, { state: 'done' })).statusCode).toBe(404)
})

test('done or cancelled once, by whoever may see it', async () => {
  const { id, leadId } = await plan('15:00')
  expect((await change(team.bela, id, { state: 'done' })).statusCode).toBe(404)
  expect((await change(team.otherManager, id, { state: 'done' })).statusCode).toBe(404)
  const replies = await Promise.all([1, 2, 3].map(() => change(team.manager, id, { state: 'done' })))
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
  expect((await leadOf(server, leadId)).next_action_kind).toBeNull()
  expect(await idsOf(team.asha)).toEqual([])
})

test('an escalation stands on the manager’s list and ends with an answer only', async () => {
  const leadId = await addLead(server, { owner: team.asha })
  const callId = await addCall(server, { agent: team.asha, leadId })
  await dispose(team.asha, callId, { code: 'ESCALATE_TO_MANAGER', notes: 'Asks for a written offer.' })
  const [escalation] = await actionsOf(server, leadId)
  expect(await idsOf(team.manager, 'kind=escalation')).toEqual([escalation?.id])
  expect(await idsOf(team.otherManager, 'kind=escalation')).toEqual([])
  expect((await change(team.manager, escalation?.id as number, { state: 'done' })).statusCode).toBe(409)
})

const noticesOf = async (person: Person) =>
  (
    await server.wiring.db
      .selectFrom('notifications')
      .selectAll()
      .where('user_id', '=', person.id)
      .orderBy('id')
      .execute()
  ).map(({ kind }) => kind)

const place = () => placeDueLeads({ db: server.wiring.db, clock: server.clock })

test('a retry comes back by itself after its two hours, and one past closing time the next morning', async () => {
  const leadId = await addLead(server, { owner: team.asha })
  await dispose(team.asha, await addCall(server, { agent: team.asha, leadId, outcome: 'no-answer' }), {
    code: 'NO_ANSWER',
  })
  server.clock.set(ist('12:59'))
  await place()
  expect(await leadOf(server, leadId)).toMatchObject({
    queue_group: null,
    held_back: 'not-due',
    held_until: ist('13:00'),
  })
  server.clock.set(ist('13:00'))
  await place()
  expect(await leadOf(server, leadId)).toMatchObject({
    queue_group: 4,
    held_back: null,
    because: { code: 'retry-due' },
  })

  server.clock.set(ist('18:30'))
  const callId = await addCall(server, { agent: team.asha, leadId, outcome: 'no-answer' })
  const reply = await dispose(team.asha, callId, { code: 'NO_ANSWER' })
  expect(reply.json().message).toBe(
    'Comes back into the queue tomorrow at 10:00, the first time that calling hours and the attempt limits allow.',
  )
  server.clock.set(ist('09:59', '2026-11-25'))
  await place()
  expect((await leadOf(server, leadId)).queue_group).toBeNull()
  server.clock.set(ist('10:00', '2026-11-25'))
  await place()
  expect((await leadOf(server, leadId)).queue_group).toBe(4)
})

test('a promised callback heads the queue when its time has come', async () => {
  const leadId = await addLead(server, { owner: team.asha })
  const callId = await addCall(server, { agent: team.asha, leadId })
  await dispose(team.asha, callId, { code: 'CALLBACK_REQUESTED', callbackAt: ist('15:00').toISOString() })
  server.clock.set(ist('15:00'))
  await place()
  expect(await leadOf(server, leadId)).toMatchObject({ queue_group: 0, because: { code: 'promised' } })
})

test('the quick picks fall into calling hours, those of the lead’s campaign where it has its own', async () => {
  const asha = await desk(team.asha)
  const labels = async (url: string) => (await asha.get(url)).json().items.map((slot: { label: string }) => slot.label)
  expect(await labels('/api/callback-slots')).toEqual([
    'In 30 minutes, 11:30',
    'In 2 hours, 13:00',
    'This evening, 17:00',
    'Tomorrow morning, 11:00',
    'Tomorrow afternoon, 16:00',
    'Next Monday, 11:00',
  ])
  const { id: campaignId } = await server.wiring.db
    .insertInto('campaigns')
    .values({
      name: 'Mornings',
      hours: JSON.stringify({ days: { tue: { open: '10:00', close: '12:00' }, wed: null } }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const leadId = await addLead(server, { owner: team.asha, campaignId })
  expect(await labels(`/api/callback-slots?leadId=${leadId}`)).toEqual([
    'In 30 minutes, 11:30',
    'Next working day, Thu 11:00',
    'Next Monday, 11:00',
  ])
  const foreign = await addLead(server, { owner: team.deepak })
  expect((await asha.get(`/api/callback-slots?leadId=${foreign}`)).statusCode).toBe(404)
})

test('a masked workspace shows an agent no number, in no list and no message', async () => {
  const { db, clock } = { db: server.wiring.db, clock: server.clock }
  const value = { name: 'TeleHub', zone: 'Asia/Kolkata', maskPhones: true }
  await saveSetting({ db, clock }, { key: 'workspace', value, by: null })
  const leadId = await addLead(server, { owner: team.asha })
  const callId = await addCall(server, { agent: team.asha, leadId })
  const body = { code: 'SEND_INFO', material: { what: 'Brochure', to: '+91 98200 12345' } }
  const reply = await dispose(team.asha, callId, body)
  const shown = [
    reply.body,
    JSON.stringify(await list(team.asha)),
    JSON.stringify(await eventsOf(server, 'call:disposed')),
  ]
  const { phone } = await db
    .selectFrom('lead_phones')
    .select('phone')
    .where('lead_id', '=', leadId)
    .executeTakeFirstOrThrow()
  expect(shown[0]).toContain('+91 98xxxxxx45')
  for (const text of shown) {
    expect(text).not.toContain('98200 12345')
    expect(text).not.toContain(phone)
  }
  expect(JSON.stringify(await list(team.manager, 'scope=all'))).toContain('98200 12345')
})

const wake = async (job: string, payload: object) => {
  await server.wiring.db.transaction().execute((tx) => enqueue(tx, job, payload))
  await server.jobs.runOnce()
}

test('what was promised goes with the lead to its new owner, who is told', async () => {
  const { id, leadId } = await plan('15:00')
  await server.wiring.db.updateTable('leads').set({ owner_id: team.bela.id }).where('id', '=', leadId).execute()
  await wake(leadsAssignedJob, { leadIds: [leadId, 999_999], by: team.manager.id })
  expect(await idsOf(team.asha)).toEqual([])
  expect(await idsOf(team.bela)).toEqual([id])
  expect(await noticesOf(team.bela)).toEqual(['action-given'])
})

test('an answered escalation is done, and the agent who waits hears the answer once', async () => {
  const leadId = await addLead(server, { owner: team.asha })
  const callId = await addCall(server, { agent: team.asha, leadId })
  await dispose(team.asha, callId, { code: 'ESCALATE_TO_MANAGER', notes: 'Asks for a written offer.' })
  const answer = { leadId, note: 'Offer them the pilot.', by: team.manager.id }
  await wake(escalationReturnedJob, answer)
  await wake(escalationReturnedJob, answer)
  expect((await actionsOf(server, leadId)).map(({ state }) => state)).toEqual(['done'])
  expect((await leadOf(server, leadId)).next_action_kind).toBeNull()
  const notice = (await (await desk(team.asha)).get('/api/notifications')).json()
  expect(notice.items).toMatchObject([{ kind: 'escalation-returned', data: { leadId, note: 'Offer them the pilot.' } }])
})
