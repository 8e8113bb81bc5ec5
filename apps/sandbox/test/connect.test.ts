import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { agent, customer, startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const call = async (response: Response) => ((await response.json()) as { Call: Record<string, unknown> }).Call
const exception = async (response: Response) =>
  ((await response.json()) as { RestException: Record<string, unknown> }).RestException

describe('an accepted request', () => {
  test('answers 200 with every field of the Call object, nulls where nothing is known yet', async () => {
    const response = await world.connect({ To: customer('78') })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('application/json')
    expect(await call(response)).toEqual({
      Sid: expect.stringMatching(/^[0-9a-z]{32}$/),
      ParentCallSid: null,
      DateCreated: '2026-01-15 10:00:00',
      DateUpdated: '2026-01-15 10:00:00',
      AccountSid: 'sandbox-demo',
      To: '09812345678',
      From: '09876543210',
      PhoneNumberSid: '08060000001',
      Status: 'in-progress',
      StartTime: '2026-01-15 10:00:00',
      EndTime: null,
      Duration: null,
      Price: null,
      Direction: 'outbound-api',
      AnsweredBy: null,
      ForwardedFrom: null,
      CallerName: null,
      Uri: expect.stringMatching(/^\/v1\/Accounts\/sandbox-demo\/Calls\.json\/[0-9a-z]{32}$/),
      RecordingUrl: null,
    })
  })

  test('ends its SID with the year from 2006, the month in hex and the day in base 36', async () => {
    const { Sid } = await call(await world.connect({ To: customer('78') }))
    expect(String(Sid)).toMatch(/^[0-9a-f]{28}201f$/)
  })

  test('is XML without .json, empty elements for nulls', async () => {
    const response = await world.connect({ To: customer('78') }, '')
    const text = await response.text()
    expect(response.headers.get('content-type')).toContain('application/xml')
    expect(text).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<TwilioResponse>\n <Call>\n {2}<Sid>[0-9a-z]{32}<\/Sid>\n/,
    )
    expect(text).toContain('\n  <EndTime/>\n')
    expect(text).toContain('<To>09812345678</To>')
  })

  test('is read from multipart as from a urlencoded form', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ From: agent, To: customer('78'), CallerId: '8060000001' }))
      form.set(name, value)
    const { apiKey, token, accountSid } = world.sandbox.credentials
    const response = await fetch(`${world.sandbox.url}/v1/Accounts/${accountSid}/Calls/connect.json`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${apiKey}:${token}`)}` },
      body: form,
    })
    expect((await call(response)).From).toBe('09876543210')
  })

  test('to a flow names the ExoPhone as To', async () => {
    const response = await world.connect({
      From: customer('78'),
      Url: 'http://my.exotel.com/sandbox-demo/exoml/start_voice/1',
    })
    expect(await call(response)).toMatchObject({ From: '09812345678', To: '08060000001' })
  })

  test('two equal requests place two calls', async () => {
    const sids = await Promise.all(
      [0, 1].map(async () => (await call(await world.connect({ To: customer('78') }))).Sid),
    )
    expect(new Set(sids).size).toBe(2)
  })
})

describe('a refused request', () => {
  test.each([
    [{ To: '' }, /To or Url/],
    [{ To: customer('78'), From: '' }, /From is a mandatory/],
    [{ To: '12345' }, /To 12345 is invalid/],
    [{ To: customer('78'), From: 'abc' }, /From abc is invalid/],
    [{ To: customer('78'), CallerId: '08060000002' }, /CallerId/],
    [{ To: customer('78'), TimeLimit: '14401' }, /TimeLimit/],
    [{ To: customer('78'), CustomField: 'x'.repeat(129) }, /CustomField/],
    [{ To: customer('78'), StatusCallback: 'ftp://example.com' }, /StatusCallback/],
    [{ To: customer('09') }, /is invalid/],
  ])('%j is a 400 with a RestException', async (fields, message) => {
    const response = await world.connect(fields as Record<string, string>)
    expect(response.status).toBe(400)
    expect(await exception(response)).toEqual({ Status: 400, Message: expect.stringMatching(message) })
    expect(world.sandbox.carrier.calls.newestFirst()).toHaveLength(0)
  })

  test('to a number on the register is a 403 NDNC, in XML too', async () => {
    const response = await world.connect({ To: customer('05') }, '')
    expect(response.status).toBe(403)
    expect(await response.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<TwilioResponse>\n <RestException>\n  <Status>403</Status>\n' +
        '  <Message>Call to [09812345605] cannot be made because of TRAI NDNC regulations</Message>\n' +
        ' </RestException>\n</TwilioResponse>\n',
    )
  })

  test('without KYC is a 403 without a Code', async () => {
    const response = await world.connect({ To: customer('0403') })
    expect(response.status).toBe(403)
    expect(Object.keys(await exception(response))).toEqual(['Status', 'Message'])
  })

  test('XML escapes what the client sent', async () => {
    const text = await (await world.connect({ To: '<b>&"' }, '')).text()
    expect(text).toContain('To &lt;b&gt;&amp;&quot; is invalid')
  })

  test('a JSON body is not a form', async () => {
    const { apiKey, token, accountSid } = world.sandbox.credentials
    const response = await fetch(`${world.sandbox.url}/v1/Accounts/${accountSid}/Calls/connect.json`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${apiKey}:${token}`)}`, 'content-type': 'application/json' },
      body: JSON.stringify({ From: agent, To: customer('78'), CallerId: '8060000001' }),
    })
    expect(response.status).toBe(400)
  })

  test.each([
    ['multipart/form-data', 'x', 400],
    ['multipart/form-data; boundary=a', '--a\r\nfoo', 400],
    ['text/xml', '<a/>', 415],
    ['application/json', '{', 400],
    ['application/x-www-form-urlencoded', 'a='.padEnd(300_000, 'x'), 413],
  ])('a body of %s that cannot be read is no 500', async (type, body, status) => {
    const { apiKey, token, accountSid } = world.sandbox.credentials
    const response = await fetch(`${world.sandbox.url}/v1/Accounts/${accountSid}/Calls/connect.json`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${apiKey}:${token}`)}`, 'content-type': type },
      body,
    })
    expect(response.status).toBe(status)
    expect((await exception(response)).Status).toBe(status)
  })

  test('bad credentials are a 401, another account a 404', async () => {
    const url = `${world.sandbox.url}/v1/Accounts/sandbox-demo/Calls/connect.json`
    expect((await fetch(url, { method: 'POST' })).status).toBe(401)
    const wrong = await fetch(url, { method: 'POST', headers: { authorization: `Basic ${btoa('sandbox-demo:no')}` } })
    expect(wrong.status).toBe(401)
    expect(await exception(wrong)).toEqual({ Status: 401, Message: 'Authentication failed', Code: 20003 })
    expect((await world.get(`${world.sandbox.url}/v1/Accounts/other/Calls.json`)).status).toBe(404)
  })
})

test('the 201st call in a minute is a 429 until the minute has passed', async () => {
  await world.close()
  world = await startWorld({ callsPerMinute: 3 })
  for (let i = 0; i < 3; i++) expect((await world.connect({ To: customer('78') })).status).toBe(200)
  const limited = await world.connect({ To: customer('78') })
  expect(limited.status).toBe(429)
  expect(limited.headers.get('retry-after')).toBe('60')
  await world.pass(60_000, 10_000)
  expect((await world.connect({ To: customer('78') })).status).toBe(200)
})

test.each(['hold', 'unhold', 'mute', 'transfer', 'hangup'])('there is no %s in v1', async (verb) => {
  const { Sid } = await call(await world.connect({ To: customer('78') }))
  const { apiKey, token } = world.sandbox.credentials
  for (const path of [`Calls/${Sid}/${verb}.json`, `Calls/${Sid}.json`]) {
    const response = await fetch(`${world.sandbox.url}/v1/Accounts/sandbox-demo/${path}`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${apiKey}:${token}`)}` },
    })
    expect(response.status).toBe(404)
    expect((await exception(response)).Status).toBe(404)
  }
})
