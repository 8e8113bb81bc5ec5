import type { CallView } from '@telehub/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addLead, eventsOf, leadOf } from '../../test/calls.ts'
import { type CarrierServer, callRow, makeCarrierServer, phoneEnding, until } from '../../test/carrier.ts'
import type { SignedIn } from '../../test/people.ts'
import { tellDurations } from './tickers.ts'

let server: CarrierServer
let asha: SignedIn
beforeAll(async () => {
  server = await makeCarrierServer()
  asha = await server.desk(server.team.asha)
})
afterAll(() => server.end())

const ended = (id: string) => until(async () => ((await callRow(server, id)).outcome ? callRow(server, id) : null))

test('a call goes from the click to its end, and lead, phone, agent and screens follow', async () => {
  const number = phoneEnding('11')
  const leadId = await addLead(server as never, { owner: server.team.asha, phones: [number] })
  const placed = await asha.send('POST', '/api/calls', { leadId })
  expect(placed.statusCode).toBe(200)
  const call = placed.json<CallView>()
  expect(call).toMatchObject({ leadId, phone: number, submission: 'accepted', agentId: server.team.asha.id })
  expect((await leadOf(server as never, leadId)).in_call).toBe(call.id)

  const row = await ended(call.id)
  expect(row).toMatchObject({ phase: 'wrapping', outcome: 'answered', submission: 'accepted' })
  expect(row.talk_seconds).toBeGreaterThanOrEqual(4)
  expect(row.recording_url).toContain('/exotelrecordings/')

  const told = (await eventsOf(server as never))
    .filter(({ type, data }) => type.startsWith('call:') && (data as { call: CallView }).call.id === call.id)
    .map(({ type }) => type)
  expect(told.slice(0, 4)).toContain('call:ringing')
  expect(told.filter((type) => type !== 'call:changed')).toEqual([
    'call:started',
    'call:ringing',
    'call:answered',
    'call:ended',
  ])
  const lead = await leadOf(server as never, leadId)
  expect(lead).toMatchObject({ in_call: null, attempts: 1 })
  expect(lead.last_contact_at).not.toBeNull()
  const presence = await server.wiring.db
    .selectFrom('presence')
    .select('state')
    .where('user_id', '=', server.team.asha.id)
    .executeTakeFirst()
  expect(presence?.state).toBe('wrapping')

  const current = await asha.get('/api/calls/current')
  expect(current.json()).toMatchObject({ call: { id: call.id, phase: 'wrapping' } })
  const disposed = await asha.send('POST', `/api/calls/${call.id}/disposition`, {
    code: 'NOT_INTERESTED',
    notes: 'They use another programme.',
  })
  expect(disposed.statusCode).toBe(200)
  expect((await asha.get('/api/calls/current')).json().call).toBeNull()
})

describe('what a number does, the call comes to', () => {
  test.each([
    ['01', 'busy', 'BUSY'],
    ['02', 'no-answer', 'NO_ANSWER'],
    ['03', 'failed', 'NO_ANSWER'],
    ['06', 'busy', 'BUSY'],
    ['07', 'answered', null],
  ] as const)('…%s: %s', async (ending, outcome, proposed) => {
    const leadId = await addLead(server as never, { owner: server.team.asha, phones: [phoneEnding(ending)] })
    const call = (await asha.send('POST', '/api/calls', { leadId })).json<CallView>()
    await ended(call.id)
    const view = (await asha.get(`/api/calls/${call.id}`)).json<CallView>()
    expect(view).toMatchObject({ outcome, proposed, phase: 'wrapping', failure: null })
    const code = outcome === 'answered' ? 'WRONG_NUMBER' : 'NO_ANSWER'
    expect((await asha.send('POST', `/api/calls/${call.id}/disposition`, { code })).statusCode).toBe(200)
  })
})

test('a talking call has a heartbeat, for its agent, the managers of the team and nobody else', async () => {
  const leadId = await addLead(server as never, { owner: server.team.asha, phones: [phoneEnding('15')] })
  const call = (await asha.send('POST', '/api/calls', { leadId })).json<CallView>()
  await until(async () => (await callRow(server, call.id)).phase === 'talking')
  server.clock.advance(12_000)
  const told: unknown[][] = []
  await tellDurations({ ...server.wiring, emit: (...event) => void told.push(event) })
  expect(told).toHaveLength(1)
  const [type, data, audience] = told[0] as [string, { talkSeconds: number; callId: string }, object]
  expect({ type, audience }).toEqual({
    type: 'call:duration',
    audience: { userId: server.team.asha.id, teamId: server.team.north },
  })
  expect(data.callId).toBe(call.id)
  expect(data.talkSeconds).toBeGreaterThanOrEqual(12)
  expect(data.talkSeconds).toBeLessThan(20)
  await server.clear()
})

test('the controls that the line lacks are explained', async () => {
  const { items } = (await asha.get('/api/calls?limit=1')).json<{ items: CallView[] }>()
  for (const control of Object.values(items[0]?.controls ?? {})) {
    expect(control.can).toBe(false)
    expect(control.why).toMatch(/Exotel click-to-call/)
  }
})

test('calls are listed page by page, to those who may see them', async () => {
  const bela = await server.desk(server.team.bela)
  const manager = await server.desk(server.team.manager)
  const otherManager = await server.desk(server.team.otherManager)
  const admin = await server.desk(server.team.admin)
  const list = async (who: SignedIn, query = '') => {
    const ids: string[] = []
    let cursor = ''
    do {
      const page = (await who.get(`/api/calls?limit=2${query}${cursor}`)).json<{
        items: CallView[]
        nextCursor: string
      }>()
      ids.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : ''
    } while (cursor)
    return ids
  }
  const mine = await list(asha)
  expect(mine.length).toBeGreaterThan(5)
  expect(new Set(mine).size).toBe(mine.length)
  expect(await list(manager)).toEqual(mine)
  expect(await list(admin)).toEqual(mine)
  expect(await list(bela)).toEqual([])
  expect(await list(otherManager)).toEqual([])
  expect((await list(asha, '&disposition=NO_ANSWER')).length).toBeLessThan(mine.length)
  expect((await bela.get(`/api/calls/${mine[0]}`)).statusCode).toBe(404)
  expect((await otherManager.get(`/api/calls/${mine[0]}/events`)).statusCode).toBe(404)
  expect((await asha.get('/api/calls?cursor=rubbish')).statusCode).toBe(400)
})
