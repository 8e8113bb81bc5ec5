import type { CallView } from '@telehub/contracts'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { addLead } from '../../test/calls.ts'
import { type CarrierServer, callRow, makeCarrierServer, phoneEnding } from '../../test/carrier.ts'
import type { SignedIn } from '../../test/people.ts'
import { absorbMessage } from './commands/absorb-message.ts'
import { takeIn } from './intake.ts'

/** The end of a call, which its lead and its agent follow in the same transaction. */
let server: CarrierServer
let asha: SignedIn
let call: CallView
let secret: string
beforeAll(async () => {
  // The sandbox says nothing of its own within these tests.
  server = await makeCarrierServer({ sandbox: { agentAutoAnswer: false, timeScale: 1 } })
  asha = await server.desk(server.team.asha)
})
afterAll(() => server.end())
beforeEach(async () => {
  const leadId = await addLead(server as never, { owner: server.team.asha, phones: [phoneEnding('15')] })
  call = (await asha.send('POST', '/api/calls', { leadId })).json<CallView>()
  secret = (await row()).callback_secret
})
afterEach(() => server.clear())

const row = () => callRow(server, call.id)
const body = async () => {
  const at = new Date(server.clock.now().getTime() + 5.5 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
  return JSON.stringify({
    CallSid: (await row()).carrier_call_id,
    EventType: 'terminal',
    DateUpdated: at,
    Status: 'completed',
    EndTime: at,
    ConversationDuration: 42,
    Legs: [
      { OnCallDuration: 42, Status: 'completed' },
      { OnCallDuration: 42, Status: 'completed' },
    ],
  })
}
const postEnd = async () =>
  server.app.inject({
    method: 'POST',
    url: `/api/webhooks/exotel/status/${call.id}/${secret}`,
    payload: await body(),
    headers: { 'content-type': 'application/json' },
  })

const verdicts = async () => {
  const rows = await server.wiring.db
    .selectFrom('carrier_events')
    .select('verdict')
    .where('call_id', '=', call.id)
    .where('transport', '<>', 'reply')
    .orderBy('id')
    .execute()
  return rows.map(({ verdict }) => verdict)
}
/** What the screens were told of this call's end, in the order of the log, and in how many transactions. */
const told = async () => {
  const rows = await server.wiring.db
    .selectFrom('event_log')
    .select(['type', sql<string>`xid::text`.as('xid')])
    .where(sql<boolean>`(data -> 'call' ->> 'id' = ${call.id} and type in ('call:ended', 'call:changed'))
      or (data -> 'presence' ->> 'state' = 'wrapping' and at >= ${new Date(call.requestedAt)})
      or (data ->> 'leadId' = ${String(call.leadId)} and id > (select min(id) from event_log where data -> 'call' ->> 'id' = ${call.id}))`)
    .orderBy('event_log.xid')
    .orderBy('id')
    .execute()
  return rows
}
const stateOf = async () => {
  const { in_call: inCall } = await server.wiring.db
    .selectFrom('leads')
    .select('in_call')
    .where('id', '=', call.leadId)
    .executeTakeFirstOrThrow()
  const presence = (await asha.get('/api/presence')).json<{ state: string }>().state
  return { phase: (await row()).phase, presence, held: inCall !== null }
}

test('is told first to those who wait for it, in one transaction with all that follows', async () => {
  expect((await postEnd()).statusCode).toBe(200)
  const events = (await told()).slice(-3)
  expect(events.map(({ type }) => type)).toEqual(['call:ended', 'presence:changed', 'lead:changed'])
  expect(new Set(events.map(({ xid }) => xid)).size).toBe(1)
  expect(await verdicts()).toEqual(['applied'])
  expect(await stateOf()).toEqual({ phase: 'wrapping', presence: 'wrapping', held: false })
})

test('that cannot be followed is kept, told to nobody, and made good afterwards, once', async () => {
  const { db } = server.wiring
  await sql`create function no_news() returns trigger language plpgsql as 'begin raise exception ''not now''; end'`.execute(
    db,
  )
  await sql`create trigger no_news before update on presence for each row execute function no_news()`.execute(db)
  expect((await postEnd()).statusCode).toBe(200)
  expect(await verdicts()).toEqual(['received'])
  expect(await stateOf()).toEqual({ phase: 'dialling', presence: 'on-call', held: true })
  expect((await told()).filter(({ type }) => type === 'call:ended')).toEqual([])
  await sql`drop function no_news cascade`.execute(db)
  server.clock.advance(6000)
  await server.lookAfter()
  await server.lookAfter()
  expect(await verdicts()).toEqual(['applied'])
  expect(await stateOf()).toEqual({ phase: 'wrapping', presence: 'wrapping', held: false })
  expect((await told()).filter(({ type }) => type === 'call:ended')).toHaveLength(1)
})

test('of a call that has moved since it was read loses neither the one nor the other', async () => {
  const { db, clock, line } = server.wiring
  const message = { body: await body(), query: '', receivedAt: clock.now() }
  const translation = line.carrier?.translate(message)
  if (!translation) throw new Error('no carrier')
  const arrived = { ...message, carrier: 'exotel', callId: call.id, secret, keepStrays: false }
  const taken = await takeIn(db, { ...arrived, transport: translation.transport })
  if (!taken.call || taken.messageId === null) throw new Error('not taken in')
  const rang = clock.now()
  await db.updateTable('calls').set({ agent_rang_at: rang }).where('id', '=', call.id).execute()
  await absorbMessage({ db, clock }, taken.call, { id: taken.messageId, translation })
  expect((await row()).agent_rang_at).toEqual(rang)
  expect(await verdicts()).toEqual(['applied'])
  expect(await stateOf()).toEqual({ phase: 'wrapping', presence: 'wrapping', held: false })
  expect((await told()).filter(({ type }) => type === 'call:ended')).toHaveLength(1)
})
