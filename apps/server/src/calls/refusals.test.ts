import { randomUUID } from 'node:crypto'
import type { CallView } from '@telehub/contracts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addLead } from '../../test/calls.ts'
import { type CarrierServer, callRow, makeCarrierServer, phoneEnding, until } from '../../test/carrier.ts'
import type { SignedIn } from '../../test/people.ts'
import { makeTestServer } from '../../test/server.ts'
import { saveSetting } from '../settings/index.ts'

let server: CarrierServer
let asha: SignedIn
let bela: SignedIn
beforeAll(async () => {
  server = await makeCarrierServer()
  asha = await server.desk(server.team.asha)
  bela = await server.desk(server.team.bela)
})
afterAll(() => server.end())

afterEach(() => server.clear())

const lead = (more: Partial<Parameters<typeof addLead>[1]> = {}) =>
  addLead(server as never, { owner: server.team.asha, phones: [phoneEnding('15')], ...more })
const call = (leadId: number, who = asha, more: object = {}) => who.send('POST', '/api/calls', { leadId, ...more })
const dialled = () => server.sandbox.carrier.calls.newestFirst().length

describe('the engine says no before the carrier is asked', () => {
  const refused = async (reply: ReturnType<typeof call>, code: string, says: RegExp) => {
    const before = dialled()
    const { statusCode, body } = await reply
    expect({ statusCode, ...JSON.parse(body) }).toMatchObject({ statusCode: 409, code })
    expect(JSON.parse(body).detail).toMatch(says)
    expect(dialled()).toBe(before)
    return JSON.parse(body)
  }

  test('to a number on the do-not-call list', async () => {
    const number = phoneEnding('15')
    const leadId = await lead({ phones: [number] })
    await server.wiring.db.insertInto('do_not_call').values({ phone: number, reason: 'asked' }).execute()
    await refused(call(leadId), 'do-not-call', /do-not-call list/)
  })

  test('too soon after the last attempt, and says when it frees up', async () => {
    const leadId = await lead({ phones: [phoneEnding('01')] })
    const first = (await call(leadId)).json<CallView>()
    const { requested_at } = await until(async () => {
      const row = await callRow(server, first.id)
      return row.outcome === 'busy' ? row : null
    })
    await asha.send('POST', `/api/calls/${first.id}/disposition`, { code: 'BUSY' })
    const { freesAt } = await refused(call(leadId), 'too-soon', /less than 15 minutes ago/)
    expect(new Date(freesAt).getTime()).toBe(requested_at.getTime() + 15 * 60_000)
  })

  test('when its attempts without an answer are used up', async () => {
    const number = phoneEnding('15')
    const leadId = await lead({ phones: [number] })
    const days = [1, 2, 3, 4, 5, 6].map((n) => new Date(server.clock.now().getTime() - n * 86_400_000))
    await server.wiring.db
      .insertInto('phone_attempts')
      .values(
        days.map((at) => ({
          phone: number,
          call_id: randomUUID(),
          lead_id: leadId,
          at,
          answered: false,
          ended_at: at,
        })),
      )
      .execute()
    await refused(call(leadId), 'no-attempts-left', /6 times in 14 days without an answer/)
  })

  test('to a second call, and to a call before the last one has its outcome', async () => {
    const first = (await call(await lead())).json<CallView>()
    const other = await lead()
    await refused(call(other), 'already-on-call', /on a call already/)
    await until(async () => (await callRow(server, first.id)).phase === 'talking')
    const sid = (await callRow(server, first.id)).carrier_call_id as string
    const live = server.sandbox.carrier.calls.get(sid)
    if (live) server.sandbox.carrier.engine.act(live, 'agent', 'hang-up')
    await until(async () => (await callRow(server, first.id)).phase === 'wrapping')
    await refused(call(other), 'call-not-disposed', /needs its outcome/)
  })

  test('when somebody else has taken the lead, until the lock is over', async () => {
    const leadId = await lead({ owner: null, teamId: server.team.north })
    const lockedUntil = new Date(server.clock.now().getTime() + 60_000)
    await server.wiring.db
      .insertInto('lead_locks')
      .values({ lead_id: leadId, user_id: server.team.bela.id, until: lockedUntil })
      .execute()
    const { freesAt } = await refused(call(leadId), 'lead-locked', /Somebody else/)
    expect(freesAt).toBe(lockedUntil.toISOString())
    expect((await call(leadId, bela)).statusCode).toBe(200)
  })

  test('for closed and escalated leads, leads without a number and agents without a handset', async () => {
    await refused(call(await lead({ status: 'not-interested' })), 'lead-closed', /closed/)
    const escalated = await lead()
    await server.wiring.db
      .updateTable('leads')
      .set({ escalated_at: server.clock.now() })
      .where('id', '=', escalated)
      .execute()
    await refused(call(escalated), 'lead-escalated', /manager/)
    const marked = await lead()
    await server.wiring.db.updateTable('lead_phones').set({ state: 'dead' }).where('lead_id', '=', marked).execute()
    await refused(call(marked), 'no-phone', /no number/)
    await refused(call(await lead(), asha, { phonePosition: 7 }), 'no-phone', /no such number/)
    const chitra = await server.desk(server.team.chitra)
    const pool = await lead({ owner: null, teamId: server.team.north })
    await refused(call(pool, chitra), 'agent-without-phone', /handset/)
  })

  test('to a number that another agent calls for another lead', async () => {
    const number = phoneEnding('15')
    const [mine, theirs] = [
      await lead({ phones: [number] }),
      await lead({ phones: [number], owner: server.team.bela, name: 'Someone else' }),
    ]
    expect((await call(mine)).statusCode).toBe(200)
    await refused(call(theirs, bela), 'phone-busy', /calling this number right now/)
  })

  test('to leads that one may not see', async () => {
    const reply = await call(await lead({ owner: server.team.deepak }))
    expect(reply.statusCode).toBe(404)
  })

  test('outside calling hours, and says when they open', async () => {
    const { db } = server.wiring
    const days = { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null }
    const save = (value: object) => saveSetting({ db, clock: server.clock }, { key: 'callingHours', value, by: null })
    const soon = new Date(server.clock.now().getTime() + 5.5 * 3_600_000)
    const open = { open: '10:00', close: '10:01' }
    const everyDay = { mon: open, tue: open, wed: open, thu: open, fri: open, sat: open, sun: open }
    const inside = soon.toISOString().slice(11, 16) === '10:00'
    await save({ allDay: false, days: inside ? days : everyDay })
    const { freesAt } = await refused(call(await lead()), 'outside-hours', /outside calling hours/)
    if (!inside) expect(new Date(freesAt).toISOString()).toContain('T04:30:00')
    await save({ allDay: true, days })
  })
})

describe('the carrier says no', () => {
  test.each([
    ['http-400', 422, 'carrier-refused', /does not accept this call/],
    ['http-401', 503, 'carrier-down', /credentials/],
    ['http-402', 503, 'carrier-down', /no balance/],
    ['http-403-kyc', 503, 'carrier-down', /KYC/],
    ['http-404', 503, 'carrier-down', /does not know our account/],
    ['http-503', 503, 'carrier-down', /not available/],
  ] as const)('%s', async (fault, status, code, says) => {
    const leadId = await lead()
    server.fault(fault)
    const reply = await call(leadId)
    expect({ status: reply.statusCode, ...reply.json() }).toMatchObject({ status, code })
    const { params, detail } = reply.json()
    expect(detail).toMatch(says)
    const row = await callRow(server, params.callId)
    expect(row).toMatchObject({ phase: 'closed', outcome: 'refused', submission: 'refused' })
    // Nobody was called: the number may be tried again at once.
    expect((await call(leadId)).statusCode).toBe(200)
  })

  test('a number on the register goes on the do-not-call list', async () => {
    const number = phoneEnding('05')
    const leadId = await lead({ phones: [number] })
    const reply = await call(leadId)
    expect(reply.json()).toMatchObject({ status: 409, code: 'do-not-call' })
    const listed = await server.wiring.db.selectFrom('do_not_call').selectAll().where('phone', '=', number).execute()
    expect(listed).toHaveLength(1)
    const kept = (await asha.get(`/api/calls/${reply.json().params.callId}`)).json<CallView>()
    expect(kept).toMatchObject({ outcome: 'refused', proposed: 'DND', phase: 'closed' })
    expect((await call(leadId)).json().code).toBe('do-not-call')
  })

  test('too many calls: nobody asks again until the time the carrier named', async () => {
    server.fault('http-429')
    const leadId = await lead()
    const reply = await call(leadId)
    expect(reply.json()).toMatchObject({ status: 503, code: 'carrier-down' })
    const { freesAt } = reply.json()
    expect(new Date(freesAt).getTime() - server.clock.now().getTime()).toBeGreaterThan(25_000)
    const before = dialled()
    expect((await call(leadId)).json()).toMatchObject({ code: 'carrier-down', freesAt })
    expect(dialled()).toBe(before)
    server.clock.advance(31_000)
    expect((await call(leadId)).statusCode).toBe(200)
  })
})

test('without a line, calls are refused and say so', async () => {
  const bare = await makeTestServer()
  try {
    const { as, seedTeam } = await import('../../test/people.ts')
    const team = await seedTeam(bare)
    const leadId = await addLead(bare, { owner: team.asha })
    const reply = await (await as(bare, team.asha)).send('POST', '/api/calls', { leadId })
    expect(reply.json()).toMatchObject({ status: 503, code: 'carrier-down' })
    expect(reply.json().detail).toMatch(/No line is set up/)
  } finally {
    await bare.end()
  }
})
