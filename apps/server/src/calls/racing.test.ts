import type { CallView } from '@telehub/contracts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addLead } from '../../test/calls.ts'
import { type CarrierServer, callRow, makeCarrierServer, phoneEnding } from '../../test/carrier.ts'
import type { SignedIn } from '../../test/people.ts'
import { placeCall } from './commands/place-call.ts'
import { submitCall } from './commands/submit-call.ts'

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

const call = (who: SignedIn, leadId: number) => who.send('POST', '/api/calls', { leadId })
const dials = (number: string) =>
  server.sandbox.carrier.calls.newestFirst().filter(({ request }) => request.to === number.slice(-10)).length

test('fifty clicks at once place exactly one call', async () => {
  const number = phoneEnding('15')
  const leadId = await addLead(server as never, { owner: server.team.asha, phones: [number] })
  const replies = await Promise.all(Array.from({ length: 50 }, () => call(asha, leadId)))
  expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  for (const reply of replies.filter(({ statusCode }) => statusCode !== 200)) {
    expect(reply.statusCode).toBe(409)
    expect(['too-soon', 'already-on-call']).toContain(reply.json().code)
  }
  expect(dials(number)).toBe(1)
  const rows = await server.wiring.db.selectFrom('calls').select('id').where('lead_id', '=', leadId).execute()
  expect(rows).toHaveLength(1)
})

test('one agent, many leads at once: one call', async () => {
  const numbers = Array.from({ length: 10 }, () => phoneEnding('15'))
  const leads = await Promise.all(
    numbers.map((number) => addLead(server as never, { owner: server.team.asha, phones: [number] })),
  )
  const replies = await Promise.all(leads.map((leadId) => call(asha, leadId)))
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)])
  expect(numbers.reduce((sum, number) => sum + dials(number), 0)).toBe(1)
})

test('two agents take one lead of the pool: one call', async () => {
  const number = phoneEnding('15')
  const leadId = await addLead(server as never, { owner: null, teamId: server.team.north, phones: [number] })
  const replies = await Promise.all([asha, bela, asha, bela].map((who) => call(who, leadId)))
  expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  expect(dials(number)).toBe(1)
})

test('two leads that share a phone, two agents: one call', async () => {
  const number = phoneEnding('15')
  const mine = await addLead(server as never, { owner: server.team.asha, phones: [number] })
  const theirs = await addLead(server as never, { owner: server.team.bela, phones: [number], name: 'A sibling' })
  const replies = await Promise.all([call(asha, mine), call(bela, theirs)])
  expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  expect(['phone-busy', 'too-soon']).toContain(replies.find(({ statusCode }) => statusCode === 409)?.json().code)
  expect(dials(number)).toBe(1)
})

test('many hands submit one call: the claim is given once', async () => {
  const number = phoneEnding('15')
  const leadId = await addLead(server as never, { owner: server.team.asha, phones: [number] })
  const { wiring, team } = server
  const caller = { userId: team.asha.id, role: 'agent' as const, teamId: team.north, sessionId: 'none' }
  const view = await placeCall(wiring, caller, { leadId })
  await wiring.db
    .updateTable('calls')
    .set({ submitted_at: null, submission: 'pending' })
    .where('id', '=', view.id)
    .execute()
  const results = await Promise.all(Array.from({ length: 12 }, () => submitCall(wiring, view.id)))
  expect(results.filter((result) => result !== null)).toHaveLength(1)
  expect(dials(number)).toBe(2)
})

test('notes saved from two tabs: the later version wins, the other is told', async () => {
  const leadId = await addLead(server as never, { owner: server.team.asha, phones: [phoneEnding('15')] })
  const { id } = (await call(asha, leadId)).json<CallView>()
  const save = (notes: string, version: number) => asha.send('PUT', `/api/calls/${id}/notes`, { notes, version })
  expect((await save('First', 0)).json()).toEqual({ version: 1 })
  expect((await save('First', 0)).json()).toEqual({ version: 1 })
  const stale = await save('Another tab', 0)
  expect(stale.json()).toMatchObject({ status: 409, code: 'stale-notes', params: { notes: 'First', version: 1 } })
  expect((await save('Second', 1)).json()).toEqual({ version: 2 })
  const replies = await Promise.all(Array.from({ length: 8 }, (_, n) => save(`Tab ${n}`, 2)))
  expect(replies.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
  expect((await bela.send('PUT', `/api/calls/${id}/notes`, { notes: 'x', version: 3 })).statusCode).toBe(404)
  const manager = await server.desk(server.team.manager)
  expect((await manager.send('PUT', `/api/calls/${id}/notes`, { notes: 'x', version: 3 })).statusCode).toBe(403)
  expect((await callRow(server, id)).notes_version).toBe(3)
})
