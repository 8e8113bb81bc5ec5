import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { customer, startWorld, type World, watched } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const longNames = [
  'CallSid',
  'EventType',
  'DateCreated',
  'DateUpdated',
  'Status',
  'To',
  'From',
  'PhoneNumberSid',
  'StartTime',
  'EndTime',
  'Direction',
  'RecordingUrl',
  'ConversationDuration',
  'CustomField',
]
const flatLegs = [0, 1].flatMap((i) => ['OnCallDuration', 'Status', 'AnsweredBy'].map((name) => `Legs[${i}][${name}]`))

async function conversation(fields: Record<string, string>) {
  await world.connect({ To: customer('11'), Record: 'true', CustomField: 'call-1', ...fields })
  await world.pass(20_000)
}

test('the URL is called with its query as it was given', async () => {
  await conversation(watched(world))
  expect(world.posts.map((post) => post.url)).toEqual(Array(3).fill('/hook?key=s3cret'))
})

test('the terminal JSON has nested legs and numbers for durations', async () => {
  await conversation(watched(world))
  const body = world.json(2)
  expect(Object.keys(body)).toEqual([...longNames, 'Legs'])
  expect(body).toEqual({
    CallSid: expect.stringMatching(/^[0-9a-z]{32}$/),
    EventType: 'terminal',
    DateCreated: '2026-01-15 10:00:00',
    DateUpdated: '2026-01-15 10:00:10',
    Status: 'completed',
    To: '09812345611',
    From: '09876543210',
    PhoneNumberSid: '08060000001',
    StartTime: '2026-01-15 10:00:00',
    EndTime: '2026-01-15 10:00:10',
    Direction: 'outbound-api',
    RecordingUrl: `${world.sandbox.url}/exotelrecordings/sandbox-demo/${body.CallSid}.wav`,
    ConversationDuration: 5,
    CustomField: 'call-1',
    Legs: [
      { OnCallDuration: 9, Status: 'completed', AnsweredBy: 'NA' },
      { OnCallDuration: 5, Status: 'completed', AnsweredBy: 'HUMAN' },
    ],
  })
})

test('the two answered posts differ in the second leg alone, and know no end', async () => {
  await conversation(watched(world))
  expect(world.json(0)).toMatchObject({
    EventType: 'answered',
    Status: 'in-progress',
    EndTime: '1970-01-01 05:30:00',
    RecordingUrl: '',
  })
  expect(world.json(0).Legs).toEqual([
    { OnCallDuration: 0, Status: 'in-progress', AnsweredBy: 'NA' },
    { OnCallDuration: 0, Status: null, AnsweredBy: 'NA' },
  ])
  expect(world.json(1).Legs).toEqual([
    { OnCallDuration: 4, Status: 'in-progress', AnsweredBy: 'NA' },
    { OnCallDuration: 0, Status: 'in-progress', AnsweredBy: 'HUMAN' },
  ])
})

test('without a content type it is multipart with flat legs and empty unknowns', async () => {
  const { StatusCallbackContentType: _, ...fields } = watched(world)
  await conversation(fields)
  const { type, body } = world.posts[0] ?? { type: '', body: '' }
  expect(type).toMatch(/^multipart\/form-data; boundary=-+[0-9a-f]{16}$/)
  expect(body.endsWith(`--${type.split('boundary=')[1]}--\r\n`)).toBe(true)
  const form = await new Response(body, { headers: { 'content-type': type } }).formData()
  expect([...form.keys()]).toEqual([...longNames, ...flatLegs])
  expect(form.get('Legs[0][Status]')).toBe('in-progress')
  expect(form.get('Legs[1][Status]')).toBe('')
  expect(form.get('ConversationDuration')).toBe('0')
})

test('urlencoded on request', async () => {
  await conversation(watched(world, 'application/x-www-form-urlencoded'))
  const { type, body } = world.posts[2] ?? { type: '', body: '' }
  expect(type).toBe('application/x-www-form-urlencoded')
  const form = new URLSearchParams(body)
  expect([...form.keys()]).toEqual([...longNames, ...flatLegs])
  expect(form.get('Legs[1][OnCallDuration]')).toBe('5')
})

describe('which events are posted', () => {
  const events = () => world.posts.map((_, i) => world.json(i).EventType)
  const asking = (fields: Record<string, string>) => ({
    StatusCallback: world.hookUrl,
    StatusCallbackContentType: 'application/json',
    ...fields,
  })

  test.each([
    [{ 'StatusCallbackEvents[0]': 'answered' }, ['answered', 'answered']],
    [{ 'StatusCallbackEvents[]': 'terminal' }, ['terminal']],
    [{ StatusCallbackEvents: 'terminal' }, ['terminal']],
  ])('%j', async (fields, expected) => {
    await conversation(asking(fields as Record<string, string>))
    expect(events()).toEqual(expected)
  })

  test.each([[{}], [{ StatusCallbackEvent: 'answered' }]])('%j: four fields at the end', async (fields) => {
    await conversation(asking(fields as Record<string, string>))
    expect(world.posts).toHaveLength(1)
    expect(Object.keys(world.json(0))).toEqual(['CallSid', 'DateUpdated', 'Status', 'RecordingUrl'])
  })

  test('a flow call has the short form whatever it asks for', async () => {
    await world.connect({ From: customer('11'), Url: 'http://my.exotel.com/a/exoml/start_voice/1', ...watched(world) })
    await world.pass(20_000)
    expect(world.posts.map((_, i) => Object.keys(world.json(i)))).toEqual([
      ['CallSid', 'DateUpdated', 'Status', 'RecordingUrl'],
    ])
  })

  test('no URL, no post', async () => {
    await conversation({})
    expect(world.posts).toHaveLength(0)
  })

  test('no recording when none was asked for, or nobody talked', async () => {
    await conversation({ ...watched(world), Record: 'false' })
    expect(world.json(2).RecordingUrl).toBe('')
    await world.connect({ To: customer('01'), Record: 'true', ...watched(world) })
    await world.pass(10_000)
    expect(world.json(4)).toMatchObject({ EventType: 'terminal', RecordingUrl: '' })
  })
})

describe('a receiver that does not acknowledge', () => {
  test('gets two more attempts with the same body', async () => {
    world.replies.push(500, 302, 200)
    await world.connect({ To: customer('02'), ...watched(world), 'StatusCallbackEvents[0]': 'answered' })
    await world.pass(20_000)
    expect(world.posts).toHaveLength(3)
    expect(new Set(world.posts.map((post) => post.body)).size).toBe(1)
    const { calls } = (await (await world.admin('GET', '/calls')).json()) as { calls: { callbacks: unknown[] }[] }
    expect(calls[0]?.callbacks[0]).toMatchObject({
      state: 'delivered',
      attempts: [{ code: 500 }, { code: 302 }, { code: 200 }],
    })
  })

  test('gets none when retries are off', async () => {
    await world.admin('PUT', '/settings', { callbackRetries: 0 })
    world.replies.push(500)
    await world.connect({ To: customer('02'), ...watched(world), 'StatusCallbackEvents[0]': 'answered' })
    await world.pass(20_000)
    expect(world.posts).toHaveLength(1)
  })

  test('that is not there is noted as an error', async () => {
    await world.connect({ To: customer('11'), ...watched(world), StatusCallback: 'http://127.0.0.1:1/' })
    await world.pass(40_000)
    const { calls } = (await (await world.admin('GET', '/calls')).json()) as { calls: { callbacks: unknown[] }[] }
    expect(calls[0]?.callbacks[2]).toMatchObject({ event: 'terminal', state: 'failed' })
  })
})
