import { dispositionCodes, newCall } from '@telehub/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actionsOf, addCall, addLead, eventsOf, leadOf, nextPhone } from '../../test/calls.ts'
import { as, type SignedIn, seedTeam, type Team } from '../../test/people.ts'
import { makeTestServer, type TestServer, tuesdayMorning } from '../../test/server.ts'
import { saveSetting } from '../settings/index.ts'

let server: TestServer
let team: Team
let asha: SignedIn
beforeAll(async () => {
  server = await makeTestServer()
  team = await seedTeam(server)
  asha = await as(server, team.asha)
})
afterAll(() => server.end())

/** Times of the Tuesday, in India. */
const at = (clock: string, day = '2026-11-24') => new Date(`${day}T${clock}:00+05:30`).toISOString()

const dispose = (by: SignedIn, callId: string, body: object) =>
  by.send('POST', `/api/calls/${callId}/disposition`, body)
const notes = 'They use another programme already.'

test('the outcome decides which codes are possible', async () => {
  const leadId = await addLead(server, { owner: team.asha })
  const callId = await addCall(server, { agent: team.asha, leadId, outcome: 'no-answer' })
  const reply = await dispose(asha, callId, { code: 'NOT_INTERESTED', notes })
  expect(reply.json()).toMatchObject({ code: 'disposition-not-possible', params: { refusal: 'call-not-answered' } })
  await dispose(asha, callId, { code: 'NO_ANSWER' })
})

test('a wrong number gives way to the next one, and only the last one closes the lead', async () => {
  const phones = [nextPhone(), nextPhone()]
  const leadId = await addLead(server, { owner: team.asha, phones })
  const first = await addCall(server, { agent: team.asha, leadId })
  const reply = await dispose(asha, first, { code: 'WRONG_NUMBER' })
  expect(reply.json().message).toBe(
    'The number is marked wrong. Their next number is tried instead. Back in the queue now.',
  )
  expect(await leadOf(server, leadId)).toMatchObject({ status: 'attempting', held_back: null, call_phone: phones[1] })
  const second = await addCall(server, {
    agent: team.asha,
    leadId,
    phone: phones[1] as string,
    outcome: 'out-of-service',
  })
  await dispose(asha, second, { code: 'OUT_OF_SERVICE' })
  expect(await leadOf(server, leadId)).toMatchObject({
    status: 'invalid-number',
    held_back: 'closed',
    call_phone: null,
  })
  const states = await server.wiring.db
    .selectFrom('lead_phones')
    .select('state')
    .where('lead_id', '=', leadId)
    .orderBy('position')
    .execute()
  expect(states.map(({ state }) => state)).toEqual(['wrong', 'dead'])
})

test('do-not-call holds at once for the leads of other agents on that number, and their owners are told', async () => {
  const phone = nextPhone()
  const mine = await addLead(server, { owner: team.asha, phones: [phone] })
  const others = await addLead(server, { owner: team.deepak, phones: [phone] })
  const withAnother = await addLead(server, { owner: team.bela, phones: [phone, nextPhone()] })
  const callId = await addCall(server, { agent: team.asha, leadId: mine, outcome: 'no-answer' })
  await dispose(asha, callId, { code: 'DND' })
  expect(await leadOf(server, others)).toMatchObject({ held_back: 'do-not-call', call_phone: null })
  expect((await leadOf(server, withAnother)).call_phone).not.toBe(phone)
  const told = (await eventsOf(server, 'leads:changed')).filter(
    (row) => (row.data as { why: string }).why === 'do-not-call',
  )
  expect(told.map((row) => row.user_id)).toEqual(expect.arrayContaining([team.asha.id, team.bela.id, team.deepak.id]))
})

test('of two tabs that dispose at once, one is heard', async () => {
  const leadId = await addLead(server, { owner: team.asha })
  const callId = await addCall(server, { agent: team.asha, leadId, outcome: 'busy' })
  const replies = await Promise.all(Array.from({ length: 5 }, () => dispose(asha, callId, { code: 'BUSY' })))
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409, 409, 409])
  expect(await actionsOf(server, leadId)).toHaveLength(1)
})

test('a call that is not mine is not found; one under way cannot be disposed of', async () => {
  const leadId = await addLead(server, { owner: team.bela })
  const callId = await addCall(server, { agent: team.bela, leadId })
  expect((await dispose(asha, callId, { code: 'WRONG_NUMBER' })).json().code).toBe('not-found')
  const foreign = await as(server, team.otherManager)
  expect((await dispose(foreign, callId, { code: 'WRONG_NUMBER' })).json().code).toBe('not-found')
  expect((await dispose(await as(server, team.manager), callId, { code: 'WRONG_NUMBER' })).statusCode).toBe(200)
  const live = await addCall(server, {
    agent: team.deepak,
    leadId: await addLead(server, { owner: team.deepak }),
    facts: { ...newCall(tuesdayMorning), submission: 'accepted', dialledAt: tuesdayMorning },
  })
  const deepak = await as(server, team.deepak)
  expect((await dispose(deepak, live, { code: 'NO_ANSWER' })).json()).toMatchObject({
    status: 409,
    code: 'call-not-ended',
  })
})

test('language barrier: the lead goes to whoever of the team speaks it and has the fewest leads', async () => {
  const { db } = server.wiring
  await db
    .updateTable('users')
    .set({ languages: ['hi', 'kn'] })
    .where('id', 'in', [team.bela.id, team.chitra.id, team.deepak.id])
    .execute()
  for (let i = 0; i < 3; i++) await addLead(server, { owner: team.bela })
  const leadId = await addLead(server, { owner: team.asha })
  const callId = await addCall(server, { agent: team.asha, leadId })
  const reply = await dispose(asha, callId, { code: 'LANGUAGE_BARRIER', language: 'kn' })
  expect(reply.json().message).toBe(
    'Given to Chitra Agent, who speaks Kannada; comes up in their queue today at 11:15.',
  )
  expect(await leadOf(server, leadId)).toMatchObject({ owner_id: team.chitra.id, language: 'kn' })
})

test('an escalation reaches the managers of the team and nobody else', async () => {
  const leadId = await addLead(server, { owner: team.asha })
  const callId = await addCall(server, { agent: team.asha, leadId })
  await dispose(asha, callId, { code: 'ESCALATE_TO_MANAGER', notes: 'The principal asks for a written offer.' })
  const rows = await server.wiring.db.selectFrom('notifications').selectAll().where('kind', '=', 'escalation').execute()
  const ours = rows.filter(({ data }) => (data as { leadId: number }).leadId === leadId)
  expect(ours.map(({ user_id }) => user_id)).toEqual([team.manager.id])
  expect(ours[0]?.data).toMatchObject({ note: 'The principal asks for a written offer.', leadName: 'Sunita Pawar' })
})

test('what is to be sent stands on the agent’s list beside the follow-up, and does not call the lead back early', async () => {
  const leadId = await addLead(server, { owner: team.asha, email: 'office@school.example' })
  const callId = await addCall(server, { agent: team.asha, leadId })
  const reply = await dispose(asha, callId, { code: 'SEND_INFO', material: { what: 'Fee table' } })
  expect(reply.json().message).toMatch(/to office@school.example\. Nothing has been sent yet/)
  const actions = await actionsOf(server, leadId)
  expect(actions.map(({ kind, owner_id }) => [kind, owner_id])).toEqual([
    ['follow-up', team.asha.id],
    ['send-info', team.asha.id],
  ])
  expect(actions[1]?.details).toMatchObject({ material: 'Fee table', channel: 'email', to: 'office@school.example' })
  const lead = await leadOf(server, leadId)
  expect(lead.next_action_kind).toBe('follow-up')
  const bad = await addCall(server, { agent: team.asha, leadId: await addLead(server, { owner: team.asha }) })
  const refused = await dispose(asha, bad, { code: 'SEND_INFO', material: { what: 'Fee table', to: 'nowhere' } })
  expect(refused.json()).toMatchObject({ status: 400, fields: [{ path: 'body.material.to' }] })
  await dispose(asha, bad, { code: 'WRONG_NUMBER' })
})

test('the promise that a call keeps is done, and one still to come outlives a missed attempt', async () => {
  const leadId = await addLead(server, { owner: team.asha })
  const first = await addCall(server, { agent: team.asha, leadId })
  await dispose(asha, first, { code: 'CALLBACK_REQUESTED', callbackAt: at('15:00') })
  const early = await addCall(server, { agent: team.asha, leadId, outcome: 'no-answer' })
  const reply = await dispose(asha, early, { code: 'NO_ANSWER' })
  expect(reply.json().message).toBe('The callback promised for today at 15:00 stands.')
  const [promise] = await actionsOf(server, leadId)
  expect(promise?.state).toBe('open')
  const kept = await addCall(server, { agent: team.asha, leadId, keeps: promise?.id as number })
  await dispose(asha, kept, { code: 'ALREADY_CUSTOMER' })
  const [after] = await actionsOf(server, leadId)
  expect(after).toMatchObject({ state: 'done', closed_by_call: kept })
})

test('notes typed during the call count when none are sent along', async () => {
  const leadId = await addLead(server, { owner: team.asha })
  const callId = await addCall(server, { agent: team.asha, leadId })
  await server.wiring.db
    .updateTable('calls')
    .set({ notes: 'Said they have a programme.' })
    .where('id', '=', callId)
    .execute()
  expect((await dispose(asha, callId, { code: 'NOT_INTERESTED' })).json().call.notes).toBe(
    'Said they have a programme.',
  )
})

test('a next action may be given to another agent of the team: the lead goes along, and they are told', async () => {
  const leadId = await addLead(server, { owner: team.asha })
  const callId = await addCall(server, { agent: team.asha, leadId })
  const body = (ownerId: number) => ({
    code: 'INTERESTED',
    nextAction: { kind: 'callback', dueAt: at('16:00'), ownerId },
  })
  const foreign = await dispose(asha, callId, body(team.deepak.id))
  expect(foreign.json()).toMatchObject({ status: 400, fields: [{ path: 'body.nextAction.ownerId' }] })
  const reply = await dispose(asha, callId, body(team.bela.id))
  expect(reply.json().message).toBe('Bela Agent will call again today at 16:00.')
  expect(await leadOf(server, leadId)).toMatchObject({ owner_id: team.bela.id, next_action_kind: 'callback' })
  const notices = await server.wiring.db
    .selectFrom('notifications')
    .selectAll()
    .where('user_id', '=', team.bela.id)
    .execute()
  expect(notices.map(({ kind, data }) => [kind, data])).toEqual([['action-given', expect.objectContaining({ leadId })]])
})

test('two agents who dispose of the same shared number at once both succeed', async () => {
  const bela = await as(server, team.bela)
  for (let round = 0; round < 8; round++) {
    const phone = nextPhone()
    const own = await addLead(server, { owner: team.asha, phones: [phone] })
    const belas = await addLead(server, { owner: team.bela, phones: [phone] })
    const calls = [
      await addCall(server, { agent: team.asha, leadId: own, outcome: 'no-answer' }),
      await addCall(server, { agent: team.bela, leadId: belas, outcome: 'no-answer' }),
    ] as const
    const replies = await Promise.all([
      dispose(asha, calls[0], { code: 'DND' }),
      dispose(bela, calls[1], { code: 'DND' }),
    ])
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    for (const id of [own, belas]) expect(await leadOf(server, id)).toMatchObject({ held_back: 'do-not-call' })
  }
})

test('the codes and what each needs, as the workspace has set it', async () => {
  const { db } = server.wiring
  const items = async () => (await asha.get('/api/dispositions')).json().items as { code: string; needs: string[] }[]
  expect((await items()).map(({ code }) => code)).toEqual([...dispositionCodes])
  const value = Object.fromEntries((await items()).map(({ code, needs }) => [code, needs]))
  await saveSetting(
    { db, clock: server.clock },
    { key: 'dispositionNeeds', value: { ...value, BUSY: ['notes'], SEND_INFO: [] }, by: null },
  )
  const needs = Object.fromEntries((await items()).map((item) => [item.code, item.needs]))
  expect(needs).toMatchObject({ BUSY: ['notes'], SEND_INFO: ['material'], DND: [] })
  const leadId = await addLead(server, { owner: team.asha })
  const callId = await addCall(server, { agent: team.asha, leadId, outcome: 'busy' })
  expect((await dispose(asha, callId, { code: 'BUSY' })).json()).toMatchObject({
    params: { refusal: 'notes-too-short' },
  })
})
