import type { DispositionRequest } from '@telehub/contracts'
import { type CallOutcome, type DispositionCode, dispositionCodes, newCall } from '@telehub/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

interface Case {
  outcome: CallOutcome
  body: Omit<Partial<DispositionRequest>, 'code'>
  /** Bodies that lack one thing each, with the rule's word for it. */
  lacking?: [Omit<Partial<DispositionRequest>, 'code'>, string][]
  status: string
  says: string
  action?: { kind: string; due: string; owner: 'asha' | null }
  held: string | null
}

const notes = 'They use another programme already.'
const cases: Record<DispositionCode, Case> = {
  INTERESTED: {
    outcome: 'answered',
    body: { nextAction: { kind: 'callback', dueAt: at('14:30') } },
    lacking: [
      [{}, 'next-action-missing'],
      [{ nextAction: { kind: 'callback', dueAt: at('10:30') } }, 'time-in-past'],
      [{ nextAction: { kind: 'callback', dueAt: at('21:30') } }, 'outside-hours'],
    ],
    status: 'interested',
    says: 'Will call again today at 14:30.',
    action: { kind: 'callback', due: at('14:30'), owner: 'asha' },
    held: 'not-due',
  },
  NOT_INTERESTED: {
    outcome: 'answered',
    body: { notes },
    lacking: [
      [{}, 'notes-too-short'],
      [{ notes: 'no' }, 'notes-too-short'],
    ],
    status: 'not-interested',
    says: 'Closed as not interested. The lead leaves the queue.',
    held: 'closed',
  },
  CALLBACK_REQUESTED: {
    outcome: 'answered',
    body: { callbackAt: at('11:00', '2026-11-25') },
    lacking: [
      [{}, 'callback-time-missing'],
      [{ callbackAt: at('10:59') }, 'time-in-past'],
      [{ callbackAt: at('11:00', '2026-11-29') }, 'outside-hours'],
      [{ callbackAt: at('11:00', '2028-11-28') }, 'time-too-far'],
    ],
    status: 'follow-up',
    says: 'Will call again tomorrow at 11:00.',
    action: { kind: 'callback', due: at('11:00', '2026-11-25'), owner: 'asha' },
    held: 'not-due',
  },
  WRONG_NUMBER: {
    outcome: 'answered',
    body: {},
    status: 'invalid-number',
    says: 'The number is marked wrong. Closed: the lead has no other number to try.',
    held: 'closed',
  },
  LANGUAGE_BARRIER: {
    outcome: 'answered',
    body: { language: 'ta' },
    lacking: [[{}, 'language-missing']],
    status: 'contacted',
    says: 'Nobody else on the team speaks Tamil yet, so the lead is back in the shared pool today at 11:15.',
    action: { kind: 'retry', due: at('11:15'), owner: null },
    held: 'too-recent',
  },
  ALREADY_CUSTOMER: {
    outcome: 'answered',
    body: {},
    status: 'already-customer',
    says: 'Closed as already a customer. The lead leaves the queue.',
    held: 'closed',
  },
  NO_ANSWER: {
    outcome: 'no-answer',
    body: {},
    status: 'attempting',
    says: 'Comes back into the queue today at 13:00.',
    action: { kind: 'retry', due: at('13:00'), owner: null },
    held: 'too-recent',
  },
  BUSY: {
    outcome: 'busy',
    body: {},
    status: 'attempting',
    says: 'Comes back into the queue today at 11:30.',
    action: { kind: 'retry', due: at('11:30'), owner: null },
    held: 'too-recent',
  },
  SWITCHED_OFF: {
    outcome: 'switched-off',
    body: {},
    status: 'attempting',
    says: 'Comes back into the queue tomorrow at 16:45.',
    action: { kind: 'retry', due: at('16:45', '2026-11-25'), owner: null },
    held: 'too-recent',
  },
  OUT_OF_SERVICE: {
    outcome: 'out-of-service',
    body: {},
    status: 'invalid-number',
    says: 'The number is marked out of service. Closed: the lead has no other number to try.',
    held: 'closed',
  },
  DND: {
    outcome: 'no-answer',
    body: {},
    status: 'do-not-call',
    says: 'The number is on the do-not-call list. Nobody can call it any more.',
    held: 'do-not-call',
  },
  ESCALATE_TO_MANAGER: {
    outcome: 'answered',
    body: { notes: 'Wants to speak about a discount.' },
    lacking: [[{}, 'notes-too-short']],
    status: 'new',
    says: 'Your manager has been told. The lead is held for you until they answer.',
    action: { kind: 'escalation', due: at('11:00'), owner: null },
    held: 'too-recent',
  },
  SCHEDULE_VISIT: {
    outcome: 'answered',
    body: { visit: { at: at('12:00', '2026-11-27'), place: 'School office, Nashik' } },
    lacking: [
      [{}, 'visit-missing'],
      [{ visit: { at: at('10:00'), place: 'School office' } }, 'time-in-past'],
    ],
    status: 'visit-scheduled',
    says: 'Visit on Fri 27 Nov at 12:00, School office, Nashik.',
    action: { kind: 'visit', due: at('12:00', '2026-11-27'), owner: 'asha' },
    held: 'too-recent',
  },
  SEND_INFO: {
    outcome: 'answered',
    body: { material: { what: 'Programme brochure', to: 'head@school.example' } },
    lacking: [[{}, 'material-missing']],
    status: 'follow-up',
    says: 'On your list to send by hand: Programme brochure to head@school.example. Nothing has been sent yet. Follow-up on Thu 26 Nov at 11:00.',
    action: { kind: 'follow-up', due: at('11:00', '2026-11-26'), owner: 'asha' },
    held: 'too-recent',
  },
}

const dispose = (by: SignedIn, callId: string, body: object) =>
  by.send('POST', `/api/calls/${callId}/disposition`, body)

describe.each(dispositionCodes.map((code) => [code, cases[code]] as const))('%s', (code, expected) => {
  let leadId: number
  let callId: string
  beforeAll(async () => {
    leadId = await addLead(server, { owner: team.asha })
    callId = await addCall(server, { agent: team.asha, leadId, outcome: expected.outcome })
  })

  test('refuses what it lacks, one thing at a time, and changes nothing', async () => {
    for (const [body, refusal] of expected.lacking ?? []) {
      const reply = await dispose(asha, callId, { code, ...body })
      expect([reply.statusCode, reply.json().params]).toEqual([422, expect.objectContaining({ refusal })])
    }
    expect((await leadOf(server, leadId)).status).toBe('new')
    expect(await actionsOf(server, leadId)).toEqual([])
  })

  test('happens once, with everything that follows from it', async () => {
    const reply = await dispose(asha, callId, { code, ...expected.body })
    expect(reply.json()).toMatchObject({ message: expected.says, call: { phase: 'closed', disposition: code } })
    expect(reply.statusCode).toBe(200)
    expect((await dispose(asha, callId, { code, ...expected.body })).json()).toMatchObject({ code: 'already-disposed' })

    const lead = await leadOf(server, leadId)
    expect(lead.status).toBe(expected.status)
    expect(lead.held_back).toBe(expected.held)
    const [first] = await actionsOf(server, leadId)
    if (expected.action) {
      const owner = expected.action.owner === 'asha' ? team.asha.id : null
      expect(first).toMatchObject({ kind: expected.action.kind, state: 'open', owner_id: owner, team_id: team.north })
      expect(first?.due_at.toISOString()).toBe(new Date(expected.action.due).toISOString())
      expect(lead.next_action_kind).toBe(expected.action.kind)
      expect(lead.next_action_at?.toISOString()).toBe(new Date(expected.action.due).toISOString())
      expect(reply.json().nextActionAt).toBe(new Date(expected.action.due).toISOString())
    } else {
      expect(first).toBeUndefined()
      expect(lead.next_action_kind).toBeNull()
    }
    const presence = await server.wiring.db
      .selectFrom('presence')
      .select('state')
      .where('user_id', '=', team.asha.id)
      .executeTakeFirst()
    expect(presence?.state).toBe('available')
    const told = (await eventsOf(server, 'call:disposed')).map((row) => row.data as { call: { id: string } })
    expect(told.filter(({ call }) => call.id === callId)).toHaveLength(1)
  })
})

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
