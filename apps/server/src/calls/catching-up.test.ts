import type { CallView } from '@telehub/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addLead } from '../../test/calls.ts'
import { type CarrierServer, callRow, makeCarrierServer, phoneEnding, until } from '../../test/carrier.ts'

let server: CarrierServer
beforeAll(async () => {
  server = await makeCarrierServer()
})
afterAll(() => server.end())

/** A call that both sides answered and the customer ended, of which the carrier has told nothing. */
const endUnheard = async (): Promise<string> => {
  server.fault('callback-missing')
  const number = phoneEnding('15')
  const leadId = await addLead(server as never, { owner: server.team.asha, phones: [number] })
  const asha = await server.desk(server.team.asha)
  const { id } = (await asha.send('POST', '/api/calls', { leadId })).json<CallView>()
  const { calls, engine } = server.sandbox.carrier
  const call = calls.newestFirst()[0]
  await until(async () => call?.legs[1]?.answeredAt != null)
  if (call) engine.act(call, 'customer', 'hang-up')
  return id
}

test('calls that ended while the server was away are asked for as soon as it is back, and later ones in their time', async () => {
  const before = await endUnheard()
  await server.lookAfter()
  expect(await callRow(server, before)).toMatchObject({ phase: 'wrapping', outcome: 'answered' })
  await server.clear()

  const later = await endUnheard()
  await server.lookAfter()
  expect(await callRow(server, later)).toMatchObject({ outcome: null })
  server.clock.advance(40_000)
  await server.lookAfter()
  expect(await callRow(server, later)).toMatchObject({ outcome: 'answered' })
})
