import type { DispositionRequest } from '@telehub/contracts'
import { type CallOutcome, type DispositionCode, dispositionCodes } from '@telehub/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actionsOf, addCall, addLead, eventsOf, leadOf } from '../../test/calls.ts'
import { as, type SignedIn, seedTeam, type Team } from '../../test/people.ts'
import { makeTestServer, type TestServer } from '../../test/server.ts'

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
