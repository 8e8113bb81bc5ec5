import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { customer, startWorld, type World, watched } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const place = async (ending: string, fields: Record<string, string> = {}) => {
  const response = await world.connect({ To: customer(ending), Record: 'true', ...fields })
  return ((await response.json()) as { Call: { Sid: string } }).Call.Sid
}
const details = async (sid: string, query = '') =>
  ((await (await world.get(`/Calls/${sid}.json${query}`)).json()) as { Call: Record<string, unknown> }).Call

describe('call details', () => {
  test('settle later than the callback: first the status, then end, duration and price as strings', async () => {
    const sid = await place('11')
    await world.pass(20_000)
    expect(await details(sid)).toMatchObject({
      Status: 'completed',
      EndTime: null,
      Duration: null,
      Price: null,
      RecordingUrl: null,
    })
    await world.pass(120_000, 10_000)
    const settled = await details(sid)
    expect(settled).toMatchObject({ EndTime: '2026-01-15 10:00:10', Duration: '9', Price: '1.000' })
    expect(settled).not.toHaveProperty('Details')
  })

  test('details=true adds the legs, each in a Leg of its own', async () => {
    const sid = await place('11')
    await world.pass(20_000)
    expect((await details(sid, '?details=true')).Details).toEqual({
      ConversationDuration: 5,
      Leg1Status: 'completed',
      Leg2Status: 'completed',
      Legs: [{ Leg: { Id: 1, OnCallDuration: 9 } }, { Leg: { Id: 2, OnCallDuration: 5 } }],
    })
    const xml = await (await world.get(`/Calls/${sid}?details=true`)).text()
    expect(xml).toContain(
      '<Legs>\n    <Leg>\n     <Id>1</Id>\n     <OnCallDuration>9</OnCallDuration>\n    </Leg>\n    <Leg>',
    )
  })

  test('an untried leg is null', async () => {
    const sid = await place('11', { From: customer('9902') })
    await world.pass(5000)
    expect((await details(sid, '?details=true')).Details).toMatchObject({ Leg1Status: 'busy', Leg2Status: null })
  })

  test('an unknown call is a 404 in the format asked for', async () => {
    const response = await world.get('/Calls/nothing')
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('<RestException>')
  })
})

describe('recordings', () => {
  const ended = async (fields: Record<string, string> = {}) => {
    await place('11', { ...watched(world), ...fields })
    await world.pass(20_000)
    return String(world.json(2).RecordingUrl)
  }

  test('are named at the end of the call and come minutes later, as sound', async () => {
    const url = await ended()
    expect((await world.get(url)).status).toBe(404)
    await world.pass(40_000, 10_000)
    expect((await world.get(url)).status).toBe(404)
    await world.pass(260_000, 10_000)
    const response = await world.get(url)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('audio/wav')
    const wav = Buffer.from(await response.arrayBuffer())
    expect(wav.toString('latin1', 0, 4) + wav.toString('latin1', 8, 12)).toBe('RIFFWAVE')
    expect(wav.readUInt32LE(4)).toBe(wav.length - 8)
    expect([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt32LE(40)]).toEqual([1, 8000, 5 * 8000 * 2])
    expect(wav.subarray(44).some((byte) => byte !== 0)).toBe(true)
    expect((await details(String(world.json(2).CallSid))).RecordingUrl).toBe(url)
  })

  test('have a channel for each party when dual is asked for', async () => {
    const url = await ended({ RecordingChannels: 'dual' })
    await world.pass(300_000, 10_000)
    const wav = Buffer.from(await (await world.get(url)).arrayBuffer())
    expect(wav.readUInt16LE(22)).toBe(2)
    expect(wav.length).toBe(44 + 5 * 8000 * 4)
  })

  test('are private: 401 without credentials, 403 with wrong ones', async () => {
    const url = await ended()
    await world.pass(300_000, 10_000)
    expect((await fetch(url)).status).toBe(401)
    expect((await fetch(url, { headers: { authorization: `Basic ${btoa('a:b')}` } })).status).toBe(403)
  })
})

describe('the bulk list', () => {
  interface Page {
    Metadata: { Total: number; PageSize: number; NextPageUri: string | null; PrevPageUri: string | null }
    Calls: { Sid: string; To: string; Status: string; DateCreated: string }[]
  }
  const list = async (query: string) => {
    const response = await world.get(query.startsWith('/v1') ? world.sandbox.url + query : `/Calls.json?${query}`)
    return (await response.json()) as Page
  }

  test('goes newest first, page by page, to the end and back', async () => {
    const placed: string[] = []
    for (let i = 0; i < 5; i++) placed.unshift(await place('11'))
    const first = await list('PageSize=2')
    expect(first.Metadata).toMatchObject({ Total: 5, PageSize: 2, PrevPageUri: null })
    const second = await list(first.Metadata.NextPageUri ?? '')
    const third = await list(second.Metadata.NextPageUri ?? '')
    expect([first, second, third].flatMap((page) => page.Calls.map((call) => call.Sid))).toEqual(placed)
    expect(third.Metadata.NextPageUri).toBeNull()
    const back = await list(third.Metadata.PrevPageUri ?? '')
    expect(back.Calls).toEqual(second.Calls)
    const oldest = await list('SortBy=DateCreated:asc&PageSize=2')
    expect(oldest.Calls.map((call) => call.Sid)).toEqual(placed.slice(-2).reverse())
  })

  test('a page holds its place while new calls come in', async () => {
    const placed: string[] = []
    for (let i = 0; i < 3; i++) placed.unshift(await place('11'))
    const first = await list('PageSize=2')
    await place('12')
    const second = await list(first.Metadata.NextPageUri ?? '')
    expect(second.Calls.map((call) => call.Sid)).toEqual([placed[2]])
  })

  test('filters by SID, number, status and date in India’s time', async () => {
    const busy = await place('01')
    await world.pass(10_000)
    const talking = await place('15')
    const sids = async (query: string) => (await list(query)).Calls.map((call) => call.Sid)
    expect(await sids(`Sid=${busy},nothing`)).toEqual([busy])
    expect(await sids(`To=${encodeURIComponent(customer('15'))}`)).toEqual([talking])
    expect(await sids('From=09876543210')).toEqual([talking, busy])
    expect(await sids('PhoneNumber=09812345601')).toEqual([busy])
    expect(await sids('Status=busy')).toEqual([busy])
    expect(await sids('DateCreated=gte:2026-01-15 10:00:10;lte:2026-01-15 11:00:00')).toEqual([talking])
    expect(await sids('DateCreated=lte:2026-01-15 04:30:10')).toEqual([])
  })

  test.each(['PageSize=101', 'PageSize=x', 'DateCreated=yesterday', 'To=12', 'From=1,2,3,4,5,6'])(
    '%s is a 400',
    async (query) => {
      expect((await world.get(`/Calls.json?${query}`)).status).toBe(400)
    },
  )

  test('is XML without .json', async () => {
    await place('11')
    expect(await (await world.get('/Calls')).text()).toMatch(/<Calls>\n {2}<Call>\n {3}<Sid>/)
  })
})

describe('the account', () => {
  test('answers a credential check, and its balance falls with the calls', async () => {
    expect((await world.get('')).status).toBe(200)
    expect((await world.get('.json')).status).toBe(200)
    const balance = async () =>
      ((await (await world.get('/Balance.json')).json()) as { Account: { BalanceData: { Balance: string } } }).Account
        .BalanceData
    expect(await balance()).toEqual({
      Balance: '25000.00',
      Currency: 'INR',
      PricingPlan: 'Pay As You Go',
      DateUpdated: '2026-01-15 10:00:00',
    })
    await place('11')
    await world.pass(200_000, 1000)
    expect((await balance()).Balance).toBe('24999.00')
  })

  test('knows a number and whether it is on the register', async () => {
    const numbers = async (ending: string) =>
      ((await (await world.get(`/Numbers/${customer(ending)}.json`)).json()) as { Numbers: Record<string, string> })
        .Numbers
    expect(await numbers('05')).toMatchObject({ PhoneNumber: '09812345605', Type: 'Mobile', DND: 'Yes' })
    expect(await numbers('78')).toMatchObject({ DND: 'No' })
    expect((await world.get('/Numbers/12.json')).status).toBe(400)
  })

  test('lists its ExoPhones, new way and old', async () => {
    const beta = await world.get(`${world.sandbox.url}/v2_beta/Accounts/sandbox-demo/IncomingPhoneNumbers`)
    expect(await beta.json()).toMatchObject({
      incoming_phone_numbers: [{ sid: '08060000001', phone_number: '+918060000001' }],
    })
    expect(await (await world.get('/IncomingPhoneNumbers.json')).json()).toMatchObject({
      IncomingPhoneNumbers: [{ IncomingPhoneNumber: { PhoneNumber: '08060000001' } }],
    })
  })
})

test('the oldest ended calls are forgotten, live ones never', async () => {
  await world.close()
  world = await startWorld({ keepCalls: 2 })
  const live = await place('15')
  await world.pass(10_000)
  const ended: string[] = []
  for (let i = 0; i < 3; i++) {
    ended.push(await place('01', { From: customer(`7${i}`) }))
    await world.pass(10_000)
  }
  expect((await world.get(`/Calls/${ended[0]}.json`)).status).toBe(404)
  expect((await world.get(`/Calls/${ended[2]}.json`)).status).toBe(200)
  expect(await details(live)).toMatchObject({ Status: 'in-progress' })
})
