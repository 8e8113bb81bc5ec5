import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addLead, eventsOf } from '../../test/calls.ts'
import { as, type Person, seedTeam, type Team } from '../../test/people.ts'
import { makeTestServer, type TestServer, tuesdayMorning } from '../../test/server.ts'
import { planNextAction } from './index.ts'
import { remindOfCallbacks } from './remind.ts'

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

const change = async (person: Person, id: number, body: object) =>
  (await desk(person)).send('PATCH', `/api/next-actions/${id}`, body)

const remind = () => remindOfCallbacks({ db: server.wiring.db, clock: server.clock })
const noticesOf = async (person: Person) =>
  (
    await server.wiring.db
      .selectFrom('notifications')
      .selectAll()
      .where('user_id', '=', person.id)
      .orderBy('id')
      .execute()
  ).map(({ kind }) => kind)

test('a promised callback is announced once before and once after it was missed, however often and many look', async () => {
  const { id, leadId } = await plan('15:00')
  server.clock.set(ist('14:54'))
  await remind()
  expect(await noticesOf(team.asha)).toEqual([])
  server.clock.set(ist('14:55'))
  await Promise.all([remind(), remind(), remind()])
  await remind()
  expect(await noticesOf(team.asha)).toEqual(['callback-soon'])
  const told = (await eventsOf(server, 'notification:new')).filter((row) => row.user_id === team.asha.id)
  expect(told.at(-1)?.data).toMatchObject({ notification: { kind: 'callback-soon', data: { actionId: id, leadId } } })
  server.clock.set(ist('15:14'))
  await remind()
  expect(await noticesOf(team.asha)).toEqual(['callback-soon'])
  server.clock.set(ist('15:15'))
  await Promise.all([remind(), remind()])
  await remind()
  expect(await noticesOf(team.asha)).toEqual(['callback-soon', 'callback-overdue'])
  expect((await list(team.asha, 'when=overdue')).items).toMatchObject([{ id, overdue: true }])
})

test('after a night without anybody looking there is one notice, not two; moved, it is announced anew', async () => {
  const { id } = await plan('12:00')
  server.clock.set(ist('18:00'))
  await remind()
  expect(await noticesOf(team.asha)).toEqual(['callback-overdue'])
  await change(team.asha, id, { dueAt: ist('18:30').toISOString() })
  server.clock.set(ist('18:26'))
  await remind()
  expect(await noticesOf(team.asha)).toEqual(['callback-overdue', 'callback-soon'])
})

test('nobody is reminded of a lead that may not be called, is on the line, or is the pool’s', async () => {
  const blocked = await plan('11:05')
  const [{ phone }] = (await server.wiring.db
    .selectFrom('lead_phones')
    .select('phone')
    .where('lead_id', '=', blocked.leadId)
    .execute()) as [{ phone: string }]
  await (await desk(team.manager)).send('POST', '/api/do-not-call', { phone, reason: 'Asked us by letter' })
  const talking = await plan('11:05')
  await server.wiring.db
    .updateTable('leads')
    .set({ in_call: '00000000-0000-4000-8000-000000000000' })
    .where('id', '=', talking.leadId)
    .execute()
  await plan('11:05', { owner: null })
  await plan('11:05', { kind: 'visit' })
  server.clock.set(ist('11:30'))
  await remind()
  expect(await server.wiring.db.selectFrom('notifications').selectAll().execute()).toEqual([])
})

test('notifications are read up to one, by their owner alone', async () => {
  await plan('11:02')
  await plan('11:03')
  await plan('11:04', { owner: team.bela })
  await remind()
  const asha = await desk(team.asha)
  const page = (await asha.get('/api/notifications?limit=1')).json()
  expect(page).toMatchObject({ unread: 2, items: [{ kind: 'callback-soon', readAt: null }] })
  const rest = (await asha.get(`/api/notifications?limit=1&cursor=${page.nextCursor}`)).json()
  expect(rest.nextCursor).toBeNull()
  await asha.send('POST', '/api/notifications/read', { upTo: rest.items[0].id })
  expect((await asha.get('/api/notifications')).json().unread).toBe(1)
  await asha.send('POST', '/api/notifications/read', { upTo: 1_000_000 })
  expect((await (await desk(team.bela)).get('/api/notifications')).json().unread).toBe(1)
})
