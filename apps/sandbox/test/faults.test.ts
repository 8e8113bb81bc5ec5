import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { callFaults, httpFaults } from '../src/exotel/fault-words.ts'
import { customer, startWorld, type World, watched } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const add = async (fault: string, more: Record<string, unknown> = {}) => {
  const response = await world.admin('POST', '/faults', { fault, ...more })
  expect(response.status).toBe(200)
}
const call = (ending = '11') =>
  world.connect({ To: customer(ending), Record: 'true', CustomField: 'call-1', ...watched(world) })
const events = () => world.posts.map((_, i) => world.json(i).EventType)
const placed = () => world.sandbox.carrier.calls.newestFirst().length

describe('faults of the reply', () => {
  test.each([
    ['http-400', 400, { Status: 400, Message: 'From 09812345611 is invalid' }],
    ['http-401', 401, { Status: 401, Message: 'Authentication failed', Code: 20003 }],
    ['http-402', 402, { Status: 402, Message: expect.any(String) }],
    [
      'http-403-ndnc',
      403,
      { Status: 403, Message: 'Call to [09812345611] cannot be made because of TRAI NDNC regulations' },
    ],
    ['http-403-kyc', 403, { Status: 403, Message: expect.stringContaining('not yet KYC compliant') }],
    ['http-404', 404, { Status: 404, Message: expect.any(String) }],
    [
      'http-429',
      429,
      { Status: 429, Message: expect.stringContaining('Rate limit exceeded'), Code: 'RATE_LIMIT_EXCEEDED' },
    ],
    ['http-503', 503, { Status: 503, Message: 'Service Unavailable; ', Code: 35008 }],
  ])('%s places no call', async (fault, status, exception) => {
    await add(fault)
    const response = await call()
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ RestException: exception })
    expect(placed()).toBe(0)
  })

  test('html-body', async () => {
    await add('html-body')
    const response = await call()
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toContain('<html>')
    expect(placed()).toBe(0)
  })

  test('no-reply keeps quiet, then drops the line; no call is placed', async () => {
    await add('no-reply', { ms: 60 })
    const began = performance.now()
    await expect(call()).rejects.toThrow()
    expect(performance.now() - began).toBeGreaterThanOrEqual(50)
    expect(placed()).toBe(0)
  })

  test('slow-reply answers late; the call is placed at once', async () => {
    await add('slow-reply', { ms: 60 })
    const began = performance.now()
    const waiting = call()
    expect((await waiting).status).toBe(200)
    expect(performance.now() - began).toBeGreaterThanOrEqual(50)
    expect(placed()).toBe(1)
  })

  test('reply-lost drops the line, and the call goes on to its end', async () => {
    await add('reply-lost')
    await expect(call()).rejects.toThrow()
    expect(placed()).toBe(1)
    await world.pass(20_000)
    expect(events()).toEqual(['answered', 'answered', 'terminal'])
    const list = (await (await world.get(`/Calls.json?To=${customer('11').slice(1)}`)).json()) as { Calls: object[] }
    expect(list.Calls).toHaveLength(1)
    expect(list.Calls[0]).not.toHaveProperty('CustomField')
  })

  test('can strike the details, the list and the recording as well', async () => {
    await add('http-503', { on: 'list' })
    await add('http-429', { on: 'details' })
    expect((await world.get('/Calls.json')).status).toBe(503)
    expect((await world.get('/Calls/x.json')).status).toBe(429)
    expect((await call()).status).toBe(200)
  })

  test('the page shows what was refused', async () => {
    await add('http-503')
    await call()
    const state = (await (await world.admin('GET', '/state')).json()) as { refusals: unknown[] }
    expect(state.refusals[0]).toMatchObject({ status: 503, from: '9876543210', to: '9812345611' })
  })
})

describe('faults of the callbacks', () => {
  const talk = async (ending?: string) => {
    await call(ending)
    await world.pass(20_000)
  }

  test('callback-duplicate', async () => {
    await add('callback-duplicate')
    await talk()
    expect(events()).toEqual(['answered', 'answered', 'answered', 'answered', 'terminal', 'terminal'])
    expect(world.posts[4]?.body).toBe(world.posts[5]?.body)
  })

  test('callback-reordered', async () => {
    await add('callback-reordered')
    await talk()
    expect(events()).toEqual(['terminal', 'answered', 'answered'])
  })

  test('callback-late, for one event', async () => {
    await add('callback-late', { event: 'terminal', ms: 60_000 })
    await talk()
    expect(events()).toEqual(['answered', 'answered'])
    await world.pass(60_000)
    expect(events()).toEqual(['answered', 'answered', 'terminal'])
  })

  test('callback-missing', async () => {
    await add('callback-missing', { event: 'terminal' })
    await talk()
    await world.pass(300_000, 10_000)
    expect(events()).toEqual(['answered', 'answered'])
    expect(world.sandbox.carrier.calls.newestFirst()[0]?.deliveries.at(-1)?.state).toBe('withheld')
  })

  test('callback-retried sends again what was acknowledged', async () => {
    await add('callback-retried', { event: 'terminal' })
    await talk()
    expect(events()).toEqual(['answered', 'answered', 'terminal', 'terminal'])
  })

  test('callback-before-reply', async () => {
    await add('callback-before-reply')
    let replied = false
    const waiting = call('04').then((response) => {
      replied = true
      return response
    })
    while (placed() === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    await world.pass(1500)
    expect(replied).toBe(false)
    await world.pass(1000)
    expect((await waiting).status).toBe(200)
    expect(events()[0]).toBe('answered')
  })

  test.each([
    ['recording-url-absent', undefined],
    ['recording-url-empty', ''],
    ['recording-url-null', 'null'],
  ])('%s', async (fault, value) => {
    await add(fault)
    await talk()
    expect(world.json(2).RecordingUrl).toBe(value)
    expect('RecordingUrl' in world.json(2)).toBe(value !== undefined)
  })

  test('custom-field-absent, end-time-epoch, status-unknown', async () => {
    for (const fault of ['custom-field-absent', 'end-time-epoch', 'status-unknown']) await add(fault)
    await talk()
    const body = world.json(2)
    expect(body).not.toHaveProperty('CustomField')
    expect(body).toMatchObject({ EndTime: '1970-01-01 05:30:00', Status: 'network-congestion' })
    const details = (await (await world.get(`/Calls/${body.CallSid}.json`)).json()) as { Call: object }
    expect(details.Call).toMatchObject({ Status: 'completed' })
  })
})

describe('how often', () => {
  test('a number of times, then no more', async () => {
    await add('http-503', { times: 2 })
    expect([(await call()).status, (await call()).status, (await call()).status]).toEqual([503, 503, 200])
    expect(await (await world.admin('GET', '/faults')).json()).toMatchObject({ faults: [] })
  })

  test('for one number, however it is written', async () => {
    await add('http-503', { number: '0 98123 45612' })
    expect((await call('11')).status).toBe(200)
    expect((await call('12')).status).toBe(503)
  })

  test('a call refused by another fault uses up no callback fault', async () => {
    await add('callback-duplicate', { times: 1 })
    await add('http-503', { times: 1 })
    await call()
    expect(world.sandbox.carrier.faults.list()).toMatchObject([{ fault: 'callback-duplicate', times: 1 }])
  })

  test('chaos with the same seed makes the same day', async () => {
    const day = async () => {
      await world.admin('PUT', '/chaos', { seed: 7, rate: 0.5, faults: ['http-503', 'http-429', 'callback-duplicate'] })
      const statuses: number[] = []
      for (let i = 0; i < 20; i++) statuses.push((await call()).status)
      return statuses
    }
    const [first, second] = [await day(), await day()]
    expect(second).toEqual(first)
    expect(new Set(first)).toEqual(new Set([200, 429, 503]))
    await world.admin('PUT', '/chaos', { rate: 0 })
    expect((await call()).status).toBe(200)
  })
})

describe('the admin API', () => {
  test('knows every fault by name and takes the whole list at once', async () => {
    const faults = [...httpFaults, ...callFaults].map((fault) => ({ fault }))
    expect((await world.admin('PUT', '/faults', { faults })).status).toBe(200)
    const { notes } = (await (await world.admin('GET', '/faults')).json()) as { notes: Record<string, string> }
    expect(Object.keys(notes).sort()).toEqual(faults.map(({ fault }) => fault).sort())
    expect((await world.admin('DELETE', '/faults/http-503')).status).toBe(200)
    expect(world.sandbox.carrier.faults.list()).toHaveLength(faults.length - 1)
  })

  test.each([
    ['POST', '/faults', { fault: 'http-999' }],
    ['POST', '/faults', { fault: 'http-503', number: '12' }],
    ['POST', '/faults', { fault: 'callback-late', on: 'details' }],
    ['PUT', '/chaos', { rate: 2 }],
    ['PUT', '/settings', { callbackRetries: 3 }],
    ['PUT', '/handsets/agent/12', { mode: 'manual' }],
    ['PUT', '/faults', undefined],
  ])('%s %s %j is a 400 with a sentence', async (method, path, body) => {
    const response = await world.admin(method, path, body)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: expect.any(String) })
  })

  test('reset forgets calls, handsets, faults and chaos, and nothing more is posted', async () => {
    await add('callback-duplicate')
    await world.admin('PUT', '/settings', { agentAutoAnswer: false })
    await call()
    await world.admin('POST', '/reset')
    await world.pass(20_000)
    expect(world.posts).toHaveLength(0)
    const state = await (await world.admin('GET', '/state')).json()
    expect(state).toMatchObject({ calls: [], handsets: [], faults: [], settings: { agentAutoAnswer: true } })
  })

  test('is closed to other origins and other names of this machine', async () => {
    const url = `${world.sandbox.url}/admin/reset`
    expect((await fetch(url, { method: 'POST', headers: { origin: 'https://example.com' } })).status).toBe(403)
    const named = await world.sandbox.app.inject({ url: '/admin/state', headers: { host: 'evil.example' } })
    expect(named.statusCode).toBe(403)
    const far = await world.sandbox.app.inject({ url: '/', remoteAddress: '10.0.0.9', headers: { host: 'localhost' } })
    expect(far.statusCode).toBe(403)
  })
})
