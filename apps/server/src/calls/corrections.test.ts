import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { actionsOf, addCall, addLead, eventsOf, leadOf, nextPhone } from '../../test/calls.ts'
import { as, type Person, seedTeam, type Team } from '../../test/people.ts'
import { makeTestServer, type TestServer, tuesdayMorning } from '../../test/server.ts'

let server: TestServer
let team: Team
beforeAll(async () => {
  server = await makeTestServer()
  team = await seedTeam(server)
})
afterAll(() => server.end())

let phone: string
let leadId: number
let callId: string
beforeEach(async () => {
  server.clock.set(tuesdayMorning)
  await server.wiring.db.deleteFrom('presence_spans').execute()
  phone = nextPhone()
  leadId = await addLead(server, { owner: team.asha, phones: [phone] })
  callId = await addCall(server, { agent: team.asha, leadId })
})

const url = () => `/api/calls/${callId}/disposition`
// Signed in anew each time: the clock moves past the life of a token.
const dispose = async (body: object) => (await as(server, team.asha)).send('POST', url(), body)
const correct = async (by: Person, body: object) => (await as(server, by)).send('PUT', url(), body)
const minutes = (n: number) => n * 60_000
const callback = { code: 'CALLBACK_REQUESTED', callbackAt: '2026-11-24T15:00:00+05:30' }
const notInterested = { code: 'NOT_INTERESTED', notes: 'They use another programme.' }
const onList = () =>
  server.wiring.db.selectFrom('do_not_call').select('call_id').where('phone', '=', phone).executeTakeFirst()

test('the promise of the first outcome goes, the second stands, and both stay in the log', async () => {
  await dispose(callback)
  const reply = await correct(team.asha, notInterested)
  expect(reply.json()).toMatchObject({ call: { disposition: 'NOT_INTERESTED' }, nextActionAt: null })
  expect(await leadOf(server, leadId)).toMatchObject({
    status: 'not-interested',
    next_action_kind: null,
    held_back: 'closed',
  })
  expect((await actionsOf(server, leadId)).map(({ state }) => state)).toEqual(['cancelled'])
  const log = await server.wiring.db
    .selectFrom('dispositions')
    .selectAll()
    .where('call_id', '=', callId)
    .orderBy('id')
    .execute()
  expect(log.map(({ code, corrects }) => [code, corrects])).toEqual([
    ['CALLBACK_REQUESTED', null],
    ['NOT_INTERESTED', log[0]?.id],
  ])
  const changed = (await eventsOf(server, 'call:changed')).map(
    (row) => row.data as { call: { id: string; disposition: string } },
  )
  expect(changed.filter(({ call }) => call.id === callId).map(({ call }) => call.disposition)).toEqual([
    'NOT_INTERESTED',
  ])
})

test('do-not-call given by mistake is taken back, and the lead of another agent may be called again', async () => {
  const other = await addLead(server, { owner: team.bela, phones: [phone] })
  await dispose({ code: 'DND' })
  expect((await leadOf(server, other)).held_back).toBe('do-not-call')
  await correct(team.asha, callback)
  expect(await onList()).toBeUndefined()
  expect((await leadOf(server, other)).held_back).not.toBe('do-not-call')
  expect(await leadOf(server, leadId)).toMatchObject({ status: 'follow-up', next_action_kind: 'callback' })
})

test('a number that was on the list for another reason stays on it', async () => {
  const admin = await as(server, team.admin)
  await dispose({ code: 'WRONG_NUMBER' })
  await admin.send('POST', '/api/do-not-call', { phone, reason: 'Wrote to us' })
  await correct(team.asha, { code: 'DND' })
  await correct(team.asha, notInterested)
  expect(await onList()).toEqual({ call_id: null })
})

test('the mark on a number is taken back', async () => {
  await dispose({ code: 'WRONG_NUMBER' })
  expect((await leadOf(server, leadId)).call_phone).toBeNull()
  await correct(team.asha, callback)
  expect(await leadOf(server, leadId)).toMatchObject({ status: 'follow-up', call_phone: phone })
})

test('an escalation and a language barrier are taken back with all they moved', async () => {
  const { db } = server.wiring
  await db
    .updateTable('users')
    .set({ languages: ['kn'] })
    .where('id', '=', team.bela.id)
    .execute()
  await dispose({ code: 'LANGUAGE_BARRIER', language: 'kn' })
  expect((await leadOf(server, leadId)).owner_id).toBe(team.bela.id)
  await correct(team.asha, { code: 'ESCALATE_TO_MANAGER', notes: 'Wants to speak to a manager.' })
  expect(await leadOf(server, leadId)).toMatchObject({ owner_id: team.asha.id, language: null, status: 'new' })
  expect((await leadOf(server, leadId)).escalated_at).not.toBeNull()
  await correct(team.asha, { code: 'ALREADY_CUSTOMER' })
  expect(await leadOf(server, leadId)).toMatchObject({ escalated_at: null, status: 'already-customer' })
  expect((await actionsOf(server, leadId)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled'])
})

test('what the first outcome had closed stands open again, and what it had planned does not', async () => {
  await dispose(callback)
  server.clock.advance(minutes(60))
  callId = await addCall(server, { agent: team.asha, leadId })
  await dispose({ ...callback, callbackAt: '2026-11-24T17:00:00+05:30' })
  const states = async () => (await actionsOf(server, leadId)).map(({ state }) => state)
  expect(await states()).toEqual(['done', 'open'])
  await correct(team.asha, { code: 'NO_ANSWER' })
  expect(await states()).toEqual(['open', 'cancelled'])
  const due = new Date(callback.callbackAt)
  expect(await leadOf(server, leadId)).toMatchObject({ status: 'follow-up', next_action_at: due })
})

test('the agent has fifteen minutes, a manager of the team has no limit, others find no such call', async () => {
  await dispose(callback)
  server.clock.advance(minutes(15))
  expect((await correct(team.asha, notInterested)).statusCode).toBe(200)
  server.clock.advance(minutes(1))
  const late = await correct(team.asha, callback)
  expect(late.json()).toMatchObject({ status: 409, code: 'too-late-to-correct' })
  server.clock.advance(minutes(60 * 24))
  expect((await correct(team.manager, { code: 'ALREADY_CUSTOMER' })).statusCode).toBe(200)
  const strangers = [team.bela, team.otherManager]
  for (const stranger of strangers) expect((await correct(stranger, notInterested)).json().code).toBe('not-found')
})

test('there is nothing to correct before the first outcome, and the new one must be possible itself', async () => {
  expect((await correct(team.asha, notInterested)).json()).toMatchObject({
    status: 422,
    params: { refusal: 'nothing-to-correct' },
  })
  await dispose(callback)
  expect((await correct(team.asha, { code: 'NOT_INTERESTED' })).json()).toMatchObject({
    params: { refusal: 'notes-too-short' },
  })
  expect((await leadOf(server, leadId)).status).toBe('follow-up')
})

test('once a later call has spoken for the lead, only the number is corrected', async () => {
  await dispose(notInterested)
  const first = callId
  await server.wiring.db.updateTable('leads').set({ status: 'contacted' }).where('id', '=', leadId).execute()
  server.clock.advance(minutes(60))
  callId = await addCall(server, { agent: team.asha, leadId })
  await dispose(callback)
  callId = first
  const reply = await correct(team.manager, { code: 'ALREADY_CUSTOMER' })
  expect(reply.json().message).toMatch(/called again since/)
  expect(await leadOf(server, leadId)).toMatchObject({ status: 'follow-up', next_action_kind: 'callback' })
  await correct(team.manager, { code: 'DND' })
  expect(await onList()).toEqual({ call_id: first })
  expect(await leadOf(server, leadId)).toMatchObject({ status: 'do-not-call', next_action_kind: null })
})
