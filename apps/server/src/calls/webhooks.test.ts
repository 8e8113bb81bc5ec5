import type { CallView } from '@telehub/contracts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addLead, eventsOf } from '../../test/calls.ts'
import { type CarrierServer, callRow, makeCarrierServer, phoneEnding, until } from '../../test/carrier.ts'
import type { SignedIn } from '../../test/people.ts'

let server: CarrierServer
let asha: SignedIn
let call: CallView
let secret: string
beforeAll(async () => {
  server = await makeCarrierServer({ sandbox: { agentAutoAnswer: false } })
  asha = await server.desk(server.team.asha)
})
afterAll(() => server.end())

/** A call that the sandbox leaves ringing at the agent, so that all that is told of it comes from the test. */
const dial = async () => {
  const leadId = await addLead(server as never, { owner: server.team.asha, phones: [phoneEnding('15')] })
  call = (await asha.send('POST', '/api/calls', { leadId })).json<CallView>()
  secret = (await row()).callback_secret
}
beforeEach(dial)
afterEach(() => server.clear())

const row = () => callRow(server, call.id)
const ist = (at: Date) => new Date(at.getTime() + 5.5 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
const sid = async () => (await row()).carrier_call_id as string

type Legs = [string | null, string | null]
const message = async (event: string, status: string, legs: Legs, more: Record<string, unknown> = {}) => ({
  CallSid: await sid(),
  EventType: event,
  DateUpdated: ist(server.clock.now()),
  Status: status,
  EndTime: event === 'terminal' ? ist(server.clock.now()) : '1970-01-01 05:30:00',
  ConversationDuration: 0,
  Legs: legs.map((Status, n) => ({ OnCallDuration: 0, Status, AnsweredBy: n === 0 ? 'NA' : 'HUMAN' })),
  ...more,
})
const agentUp = () => message('answered', 'in-progress', ['in-progress', null])
const customerUp = () => message('answered', 'in-progress', ['in-progress', 'in-progress'])
const over = (more: Record<string, unknown> = {}) =>
  message('terminal', 'completed', ['completed', 'completed'], {
    ConversationDuration: 42,
    RecordingUrl: 'https://recordings.exotel.com/exotelrecordings/x/y.mp3',
    ...more,
  })

const post = (payload: unknown, options: { path?: string; type?: string | null; query?: string } = {}) =>
  server.app.inject({
    method: 'POST',
    url: `/api/webhooks/exotel/status/${options.path ?? `${call.id}/${secret}`}${options.query ?? ''}`,
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    headers: options.type === null ? {} : { 'content-type': options.type ?? 'application/json' },
  })

const kept = (id = call.id) =>
  server.wiring.db
    .selectFrom('carrier_events')
    .selectAll()
    .where('call_id', '=', id)
    .where('transport', '<>', 'reply')
    .orderBy('id')
    .execute()

const callEvents = async () =>
  (await eventsOf(server as never))
    .filter(({ data }) => (data as { call?: CallView }).call?.id === call.id)
    .map(({ type }) => type)

test('a wrong secret is refused, kept, and changes nothing', async () => {
  const before = await row()
  for (const wrong of ['x', secret.slice(1), `${secret}x`, encodeURIComponent('../../'), secret.toUpperCase()]) {
    const reply = await post(await over(), { path: `${call.id}/${wrong}` })
    expect({ status: reply.statusCode, code: reply.json().code }).toEqual({ status: 403, code: 'wrong-secret' })
    expect(reply.body).not.toContain(secret)
  }
  expect(await row()).toEqual(before)
  expect((await kept()).map(({ verdict, detail }) => [verdict, detail])).toEqual(
    Array.from({ length: 5 }, () => ['rejected', 'wrong secret']),
  )
})

test('a message of an unknown call is not found, and kept; a flood of them is not', async () => {
  const unknown = '018f0000-0000-7000-8000-000000000000'
  for (let n = 0; n < 70; n++) {
    const reply = await post(await over(), { path: `${unknown}/${secret}` })
    expect(reply.statusCode).toBe(404)
  }
  const strays = await kept(unknown)
  expect(strays.length).toBeGreaterThan(0)
  expect(strays.length).toBeLessThanOrEqual(60)
  expect(strays[0]).toMatchObject({ verdict: 'rejected', detail: 'no such call' })
  expect((await post(await over(), { path: 'no-uuid/x' })).statusCode).toBe(404)
  // The carrier's own messages are taken in all the same: of a call that has not rung out meanwhile.
  await server.clear()
  await dial()
  expect((await post(await agentUp())).statusCode).toBe(200)
  expect((await row()).phase).toBe('ringing')
})

test('the same message again and again changes the call once', async () => {
  const told = await over()
  for (let n = 0; n < 4; n++) expect((await post(told)).statusCode).toBe(200)
  expect(await row()).toMatchObject({ outcome: 'answered', talk_seconds: 42 })
  expect((await kept()).map(({ verdict }) => verdict)).toEqual(['applied', 'nothing-new', 'nothing-new', 'nothing-new'])
  expect((await callEvents()).filter((type) => type === 'call:ended')).toHaveLength(1)
})

describe('in any order, with any of them twice or at the same time, the call is the same', () => {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
    [2, 2, 1, 0, 1],
  ]
  test.each(orders)('order %#', async (...order) => {
    const told = [await agentUp(), await customerUp(), await over()]
    for (const n of order) expect((await post(told[n])).statusCode).toBe(200)
    const { phase, outcome, talk_seconds, submission, recording_url } = await row()
    expect({ phase, outcome, talk_seconds, submission }).toEqual({
      phase: 'wrapping',
      outcome: 'answered',
      talk_seconds: 42,
      submission: 'accepted',
    })
    expect(recording_url).toContain('recordings.exotel.com')
  })

  test('all at once', async () => {
    const told = [await agentUp(), await customerUp(), await over(), await over(), await customerUp(), await agentUp()]
    const replies = await Promise.all(told.map((one) => post(one)))
    expect(replies.map(({ statusCode }) => statusCode)).toEqual(told.map(() => 200))
    expect(await row()).toMatchObject({ phase: 'wrapping', outcome: 'answered', talk_seconds: 42 })
    expect((await kept()).every(({ verdict }) => verdict === 'applied' || verdict === 'nothing-new')).toBe(true)
  })
})

test('a status that nobody knows is kept, shown, and ends the call all the same', async () => {
  const told = await message('terminal', 'network-congestion', ['completed', 'no-answer'])
  expect((await post(told)).statusCode).toBe(200)
  expect(await row()).toMatchObject({ outcome: 'no-answer', phase: 'wrapping' })
  const manager = await server.desk(server.team.manager)
  const items = (await manager.get(`/api/calls/${call.id}/events`)).json().items as { verdict: string }[]
  expect(items.at(-1)).toMatchObject({ verdict: 'unknown', detail: 'Not known: Status "network-congestion"' })
})

test('"null", the year 1970, strings for numbers and missing fields are what they are: nothing', async () => {
  const told = {
    ...(await over()),
    RecordingUrl: 'null',
    EndTime: '1970-01-01 05:30:00',
    StartTime: '',
    ConversationDuration: '17',
    CustomField: null,
  }
  expect((await post(told)).statusCode).toBe(200)
  const found = await row()
  expect(found).toMatchObject({ recording_url: null, talk_seconds: 17, outcome: 'answered' })
  expect(Math.abs((found.ended_at?.getTime() ?? 0) - server.clock.now().getTime())).toBeLessThan(5000)
})

describe('whatever way it is sent', () => {
  const flat = (value: Record<string, unknown>) =>
    Object.entries(value).flatMap(([key, part]): [string, string][] =>
      Array.isArray(part)
        ? part.flatMap((leg, n) =>
            Object.entries(leg).map(([name, x]): [string, string] => [`${key}[${n}][${name}]`, String(x ?? '')]),
          )
        : [[key, String(part)]],
    )
  const multipart = (pairs: [string, string][]) =>
    `${pairs.map(([k, v]) => `--b0und\r\nContent-Disposition: form-data; name="${k}"\r\n\r\n${v}\r\n`).join('')}--b0und--\r\n`

  test.each([
    ['json', 'application/json', (p: Record<string, unknown>) => JSON.stringify(p)],
    ['json under a wrong type', 'text/plain', (p: Record<string, unknown>) => JSON.stringify(p)],
    ['form', 'application/x-www-form-urlencoded', (p: Record<string, unknown>) => `${new URLSearchParams(flat(p))}`],
    ['multipart', 'multipart/form-data; boundary=b0und', (p: Record<string, unknown>) => multipart(flat(p))],
    ['multipart without its boundary', 'multipart/form-data', (p: Record<string, unknown>) => multipart(flat(p))],
    ['form under no type', null, (p: Record<string, unknown>) => `${new URLSearchParams(flat(p))}`],
  ] as const)('%s', async (name, type, encode) => {
    expect((await post(encode(await over()), { type })).statusCode).toBe(200)
    expect(await row()).toMatchObject({ outcome: 'answered', talk_seconds: 42 })
    const transport = name.split(' ')[0]
    expect((await kept()).at(-1)).toMatchObject({ transport, verdict: 'applied' })
  })

  test('query', async () => {
    const query = `?${new URLSearchParams(flat(await over()))}`
    expect((await post('', { query, type: null })).statusCode).toBe(200)
    expect(await row()).toMatchObject({ outcome: 'answered', talk_seconds: 42 })
    expect((await kept()).at(-1)).toMatchObject({ transport: 'query' })
  })

  test.each([
    ['nothing', ''],
    ['broken json', '{"CallSid": "x'],
    ['an array', '[1, 2, 3]'],
    ['bytes', '\u0000\u0001\uFFFF\uD800'],
    ['a page', '<html></html>'],
    ['much', 'x'.repeat(200_000)],
  ])('%s is kept and answered with yes', async (_name, body) => {
    expect((await post(body)).statusCode).toBe(200)
    const last = (await kept()).at(-1)
    expect(last).toMatchObject({ verdict: 'unknown' })
    expect(last?.body.length).toBeLessThanOrEqual(16_384)
    expect((await row()).phase).toBe('dialling')
  })
})

test('a message that names another call of the carrier is kept, rejected and harmless', async () => {
  const other = await sid()
  await server.clear()
  const leadId = await addLead(server as never, { owner: server.team.bela })
  const bela = await server.desk(server.team.bela)
  const second = (await bela.send('POST', '/api/calls', { leadId })).json<CallView>()
  const { callback_secret } = await callRow(server, second.id)
  await server.wiring.db.updateTable('calls').set({ carrier_call_id: null }).where('id', '=', second.id).execute()
  const reply = await post({ ...(await over()), CallSid: other }, { path: `${second.id}/${callback_secret}` })
  expect(reply.statusCode).toBe(200)
  expect((await callRow(server, second.id)).outcome).toBeNull()
  expect((await kept(second.id)).at(-1)).toMatchObject({ verdict: 'rejected' })
})

test('kept and not applied, because the process died in between: it is taken up again', async () => {
  const body = JSON.stringify(await over())
  const base = { carrier: 'exotel', transport: 'json', body, digest: Buffer.alloc(32), detail: null }
  await server.wiring.db
    .insertInto('carrier_events')
    .values({ ...base, call_id: call.id, received_at: server.clock.now(), verdict: 'received' })
    .execute()
  await server.lookAfter()
  expect((await row()).outcome).toBeNull()
  server.clock.advance(6000)
  await server.lookAfter()
  expect(await row()).toMatchObject({ outcome: 'answered', talk_seconds: 42 })
  expect((await kept()).at(-1)?.verdict).toBe('applied')
})

test('the callback may overtake the reply', async () => {
  await server.clear()
  server.sandbox.carrier.handsets.defaults.agentAutoAnswer = true
  server.fault('callback-before-reply')
  const leadId = await addLead(server as never, { owner: server.team.asha, phones: [phoneEnding('15')] })
  const reply = await asha.send('POST', '/api/calls', { leadId })
  expect(reply.statusCode).toBe(200)
  expect(['ringing', 'talking']).toContain(reply.json<CallView>().phase)
  call = reply.json<CallView>()
  await until(async () => (await row()).phase === 'talking')
  expect((await callEvents()).slice(0, 2)).toEqual(['call:started', 'call:ringing'])
  server.sandbox.carrier.handsets.defaults.agentAutoAnswer = false
})

test('masked for agents, the number is in no event either', async () => {
  await server.wiring.db
    .insertInto('settings')
    .values({ key: 'workspace', value: JSON.stringify({ name: 'T', zone: 'Asia/Kolkata', maskPhones: true }) })
    .execute()
  await post(await agentUp())
  await post(await over())
  const told = (await eventsOf(server as never)).filter(
    ({ data, type }) => type !== 'call:started' && (data as { call?: CallView }).call?.id === call.id,
  )
  expect(told.map(({ type }) => type)).toContain('call:ended')
  expect(
    told
      .filter(({ type }) => ['call:ringing', 'call:ended'].includes(type))
      .map(({ data }) => JSON.stringify(data))
      .join(),
  ).not.toContain(call.phone.slice(3))
  await server.wiring.db.deleteFrom('settings').where('key', '=', 'workspace').execute()
})
