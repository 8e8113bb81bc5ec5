import type { CallView } from '@telehub/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addLead, eventsOf, leadOf } from '../../test/calls.ts'
import { type CarrierServer, callRow, makeCarrierServer, phoneEnding, until } from '../../test/carrier.ts'
import type { SignedIn } from '../../test/people.ts'

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
