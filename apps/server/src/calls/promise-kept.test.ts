import type { CallView } from '@telehub/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actionsOf, addLead, leadOf } from '../../test/calls.ts'
import { type CarrierServer, callRow, makeCarrierServer, phoneEnding, until } from '../../test/carrier.ts'
import type { SignedIn } from '../../test/people.ts'
import { placeDueLeads } from '../leads/index.ts'

let server: CarrierServer
let asha: SignedIn
let bela: SignedIn
beforeAll(async () => {
  server = await makeCarrierServer()
  asha = await server.desk(server.team.asha)
  bela = await server.desk(server.team.bela)
})
afterAll(() => server.end())

const minute = 60_000
const add = (phone: string, owner = server.team.asha) => addLead(server as never, { owner, phones: [phone] })
const actions = (leadId: number) => actionsOf(server as never, leadId)

const callToTheEnd = async (desk: SignedIn, leadId: number): Promise<CallView> => {
  const placed = await desk.send('POST', '/api/calls', { leadId })
  expect(placed.json()).toMatchObject({ leadId })
  const { id } = placed.json<CallView>()
  await until(async () => (await callRow(server, id)).phase === 'wrapping')
  return (await desk.get(`/api/calls/${id}`)).json()
}
const dispose = (desk: SignedIn, call: CallView, body: object) =>
  desk.send('POST', `/api/calls/${call.id}/disposition`, body)

test('a promise made in one call heads the queue in time, and the next call keeps it without costing an attempt', async () => {
  const leadId = await add(phoneEnding('11'))
  const first = await callToTheEnd(asha, leadId)
  const due = new Date(server.clock.now().getTime() + 60 * minute)
  const reply = await dispose(asha, first, { code: 'CALLBACK_REQUESTED', callbackAt: due.toISOString() })
  expect(reply.json().message).toMatch(/^Will call again (today|tomorrow) at \d\d:\d\d\.$/)

  server.clock.advance(61 * minute)
  await placeDueLeads({ db: server.wiring.db, clock: server.clock })
  expect(await leadOf(server as never, leadId)).toMatchObject({ queue_group: 0, because: { code: 'promised' } })
  const [promise] = await actions(leadId)
  const second = await callToTheEnd(asha, leadId)
  expect(await callRow(server, second.id)).toMatchObject({ keeps_action_id: promise?.id })
  const { exempt } = await server.wiring.db
    .selectFrom('phone_attempts')
    .select('exempt')
    .where('call_id', '=', second.id)
    .executeTakeFirstOrThrow()
  expect(exempt).toBe(true)
  await dispose(asha, second, { code: 'ALREADY_CUSTOMER' })
  expect(await actions(leadId)).toMatchObject([{ id: promise?.id, state: 'done', closed_by_call: second.id }])
})

test('what the carrier said is proposed, confirmed and followed by a retry', async () => {
  const leadId = await add(phoneEnding('01'))
  const call = await callToTheEnd(asha, leadId)
  expect(call.proposed).toBe('BUSY')
  const before = server.clock.now().getTime()
  await dispose(asha, call, { code: 'BUSY' })
  const [retry] = await actions(leadId)
  expect(retry).toMatchObject({ kind: 'retry', state: 'open', owner_id: null })
  expect((retry?.due_at.getTime() ?? 0) - before).toBeGreaterThanOrEqual(30 * minute)
})

test('a number that one agent marks do-not-call is refused to another at once', async () => {
  const phone = phoneEnding('11')
  const own = await add(phone)
  const belas = await add(phone, server.team.bela)
  await dispose(asha, await callToTheEnd(asha, own), { code: 'DND' })
  server.clock.advance(60 * minute)
  const reply = await bela.send('POST', '/api/calls', { leadId: belas })
  expect(reply.json()).toMatchObject({ status: 409, code: 'do-not-call' })
})
