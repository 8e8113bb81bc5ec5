import type { CallView } from '@telehub/contracts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addLead, leadOf } from '../../test/calls.ts'
import { type CarrierServer, callRow, makeCarrierServer, phoneEnding, until } from '../../test/carrier.ts'
import type { SignedIn } from '../../test/people.ts'

let server: CarrierServer
let asha: SignedIn
beforeAll(async () => {
  server = await makeCarrierServer({ timeoutMs: 400 })
  asha = await server.desk(server.team.asha)
})
afterAll(() => server.end())
afterEach(() => server.clear())

const place = async (ending: string) => {
  const number = phoneEnding(ending)
  const leadId = await addLead(server as never, { owner: server.team.asha, phones: [number] })
  const reply = await asha.send('POST', '/api/calls', { leadId })
  return { leadId, number, reply, call: reply.json<CallView>() }
}

/** How often the carrier was made to dial this number. */
const dials = (number: string) =>
  server.sandbox.carrier.calls.newestFirst().filter(({ request }) => request.to === number.slice(-10)).length

const row = (id: string) => callRow(server, id)

describe('accepted, and the reply lost', () => {
  test('the call is unknown, nobody dials again, and its own callback settles it', async () => {
    server.fault('reply-lost')
    const { leadId, number, reply, call } = await place('15')
    expect(reply.statusCode).toBe(200)
    const again = await asha.send('POST', '/api/calls', { leadId })
    expect(again.statusCode).toBe(409)
    await until(async () => (await row(call.id)).phase === 'talking')
    expect(await row(call.id)).toMatchObject({ submission: 'accepted' })
    expect(dials(number)).toBe(1)
  })

  test('without any callback, the carrier is asked by numbers and time', async () => {
    server.fault('reply-lost')
    server.fault('callback-missing')
    const { number, call, leadId } = await place('15')
    expect(call.submission).toBe('unknown')
    expect((await asha.send('POST', '/api/calls', { leadId })).json().code).toBeDefined()
    const other = await addLead(server as never, { owner: server.team.asha })
    expect((await asha.send('POST', '/api/calls', { leadId: other })).json().code).toBe('submission-unsettled')
    server.clock.advance(4000)
    await server.lookAfter()
    const found = await row(call.id)
    expect(found.submission).toBe('accepted')
    expect(found.carrier_call_id).toBe(server.sandbox.carrier.calls.newestFirst()[0]?.sid)
    expect(dials(number)).toBe(1)
    // And from then on the carrier is asked for the end, which no callback tells.
    const live = server.sandbox.carrier.calls.get(found.carrier_call_id as string)
    await until(async () => live?.legs[1]?.answeredAt != null)
    if (live) server.sandbox.carrier.engine.act(live, 'customer', 'hang-up')
    server.clock.advance(3 * 60_000)
    await server.lookAfter()
    expect(await row(call.id)).toMatchObject({ outcome: 'answered', phase: 'wrapping' })
  })

  test('a call to the same number just before is not taken for it', async () => {
    const number = phoneEnding('01')
    const leadId = await addLead(server as never, { owner: server.team.asha, phones: [number] })
    const first = (await asha.send('POST', '/api/calls', { leadId })).json<CallView>()
    await until(async () => (await row(first.id)).outcome === 'busy')
    await asha.send('POST', `/api/calls/${first.id}/disposition`, { code: 'BUSY' })
    await server.wiring.db.deleteFrom('phone_attempts').where('phone', '=', number).execute()
    server.fault('no-reply', { ms: 1500 })
    const second = (await asha.send('POST', '/api/calls', { leadId })).json<CallView>()
    expect(second.submission).toBe('unknown')
    server.clock.advance(4000)
    await server.lookAfter()
    expect(await row(second.id)).toMatchObject({ submission: 'unknown', carrier_call_id: null })
  })
})

describe('sent, and no telling what came of it', () => {
  test.each(['no-reply', 'html-body'] as const)(
    '%s: settled as never placed once the list does not show it',
    async (fault) => {
      server.fault(fault, { ms: 1500 })
      const { leadId, number, reply, call } = await place('15')
      expect(reply.statusCode).toBe(200)
      expect(call).toMatchObject({ submission: 'unknown', phase: 'queued' })
      expect(call.failure).toMatch(/asking whether it was placed/)
      server.clock.advance(4000)
      await server.lookAfter()
      expect(await row(call.id)).toMatchObject({ submission: 'unknown', phase: 'queued' })
      server.clock.advance(60_000)
      await server.lookAfter()
      expect(await row(call.id)).toMatchObject({ submission: 'refused', outcome: 'refused', phase: 'closed' })
      expect(dials(number)).toBe(0)
      expect(await leadOf(server as never, leadId)).toMatchObject({ in_call: null, attempts: 0 })
      expect((await asha.send('POST', '/api/calls', { leadId })).statusCode).toBe(200)
    },
  )

  test('while the carrier cannot be asked nobody dials; after a quarter of an hour the call is lost, and can be disposed', async () => {
    server.fault('no-reply', { ms: 1500 })
    server.fault('http-503', { on: 'list', times: null })
    const { call, leadId } = await place('15')
    for (const minutes of [2, 5, 5]) {
      server.clock.advance(minutes * 60_000)
      await server.lookAfter()
      expect(await row(call.id)).toMatchObject({ submission: 'unknown', phase: 'queued' })
      expect((await asha.send('POST', '/api/calls', { leadId })).statusCode).toBe(409)
    }
    server.clock.advance(4 * 60_000)
    await server.lookAfter()
    expect(await row(call.id)).toMatchObject({ outcome: 'lost', phase: 'wrapping' })
    const disposed = await asha.send('POST', `/api/calls/${call.id}/disposition`, { code: 'NO_ANSWER' })
    expect(disposed.statusCode).toBe(200)
  })
})

describe('the process died', () => {
  /** A call as a crash leaves it, of which the carrier knows nothing. */
  const left = async (state: { submittedAgo: number | null; requestedAgo: number }) => {
    server.fault('no-reply', { ms: 1500 })
    const { call, number } = await place('15')
    const ago = (ms: number) => new Date(server.clock.now().getTime() - ms)
    await server.wiring.db
      .updateTable('calls')
      .set({
        submission: 'pending',
        submission_error: null,
        submitted_at: state.submittedAgo === null ? null : ago(state.submittedAgo),
        requested_at: ago(state.requestedAgo),
        check_at: server.clock.now(),
      })
      .where('id', '=', call.id)
      .execute()
    return { id: call.id, number }
  }

  test('before anybody asked the carrier: the call is sent, once', async () => {
    const { id, number } = await left({ submittedAgo: null, requestedAgo: 6000 })
    await Promise.all([server.lookAfter(), server.lookAfter(), server.lookAfter()])
    expect(await row(id)).toMatchObject({ submission: 'accepted' })
    expect(dials(number)).toBe(1)
  })

  test('and came back too late: the call is not sent any more', async () => {
    const { id, number } = await left({ submittedAgo: null, requestedAgo: 90_000 })
    await server.lookAfter()
    expect(await row(id)).toMatchObject({ submission: 'refused', phase: 'closed' })
    expect((await asha.get(`/api/calls/${id}`)).json().failure).toMatch(/could not be sent/)
    expect(dials(number)).toBe(0)
  })

  test('after it took the right to ask: nobody knows whether it asked, so the carrier is asked', async () => {
    const { id, number } = await left({ submittedAgo: 16_000, requestedAgo: 16_000 })
    await server.lookAfter()
    expect(await row(id)).toMatchObject({ submission: 'unknown', phase: 'queued' })
    server.clock.advance(60_000)
    await server.lookAfter()
    expect(await row(id)).toMatchObject({ submission: 'refused', phase: 'closed' })
    expect(dials(number)).toBe(0)
  })
})

test('a refused call of which the carrier then tells comes back, and keeps the agent from nothing', async () => {
  server.fault('http-503')
  const { reply, leadId } = await place('15')
  const { callId } = reply.json().params
  const next = await place('15')
  expect(next.reply.statusCode).toBe(200)
  const { callback_secret: secret } = await row(callId)
  const told = {
    CallSid: 'f'.repeat(32),
    EventType: 'answered',
    Status: 'in-progress',
    Legs: [{ Status: 'in-progress' }],
  }
  const answer = await server.app.inject({
    method: 'POST',
    url: `/api/webhooks/exotel/status/${callId}/${secret}`,
    payload: told,
  })
  expect(answer.statusCode).toBe(200)
  expect(await row(callId)).toMatchObject({ submission: 'accepted', phase: 'ringing', reopened: true })
  expect((await leadOf(server as never, leadId)).in_call).toBe(callId)
  expect((await asha.get('/api/calls/current')).json().call.id).toBe(next.call.id)
})

test('callbacks that never come: the carrier is asked for the whole call', async () => {
  server.fault('callback-missing')
  const { call } = await place('11')
  const sid = (await row(call.id)).carrier_call_id as string
  await until(async () => server.sandbox.carrier.calls.get(sid)?.endedAt != null)
  expect((await row(call.id)).phase).toBe('dialling')
  server.clock.advance(31_000)
  await server.lookAfter()
  expect(await row(call.id)).toMatchObject({ phase: 'wrapping', outcome: 'answered' })
  const manager = await server.desk(server.team.manager)
  const kept = (await manager.get(`/api/calls/${call.id}/events`)).json().items
  expect(kept.map((item: { transport: string }) => item.transport)).toEqual(['reply', 'poll'])
})

test('a recording that comes late is found', async () => {
  server.fault('recording-url-absent')
  const { call } = await place('11')
  await until(async () => (await row(call.id)).outcome === 'answered')
  expect((await asha.get(`/api/calls/${call.id}`)).json().recording).toBe('expected')
  server.clock.advance(6 * 60_000)
  await server.lookAfter()
  expect((await asha.get(`/api/calls/${call.id}`)).json().recording).toBe('known')
})

test('an agent who does not pick up has called nobody: no outcome is asked for and no attempt is used', async () => {
  await server.wiring.db
    .updateTable('users')
    .set({ phone: '+919810009901' })
    .where('id', '=', server.team.asha.id)
    .execute()
  const { call, leadId } = await place('15')
  const settled = await until(async () => {
    const found = await row(call.id)
    return found.outcome ? found : null
  })
  expect(settled).toMatchObject({ outcome: 'agent-no-answer', phase: 'closed' })
  expect(await leadOf(server as never, leadId)).toMatchObject({ attempts: 0, in_call: null })
  await server.wiring.db
    .updateTable('users')
    .set({ phone: '+919810000001' })
    .where('id', '=', server.team.asha.id)
    .execute()
})
