import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addPerson, as, type Person, seedTeam, type Team } from '../../../test/people.ts'
import { makeTestServer, type TestServer } from '../../../test/server.ts'
import { presenceOfCall } from '../index.ts'
import { makeDesks, sweepGone } from './desks.ts'

let server: TestServer
let team: Team
beforeAll(async () => {
  server = await makeTestServer()
  team = await seedTeam(server)
})
afterAll(() => server.end())

let agent: Person
let desk: Awaited<ReturnType<typeof as>>
beforeEach(async () => {
  const name = `Agent ${Math.random()}`
  agent = await addPerson(server, { name, role: 'agent', teamId: team.north, phone: '+919810000050' })
  desk = await as(server, agent)
})

const choose = async (body: object) => (await desk.send('PUT', '/api/presence', body)).json()
const now = async () => (await desk.get('/api/presence')).json()
const call = (state: 'on-call' | 'wrapping' | 'free') =>
  server.wiring.db.transaction().execute((tx) => presenceOfCall(tx, server.clock, { agentId: agent.id, state }))
const spans = () =>
  server.wiring.db
    .selectFrom('presence_spans')
    .select(['state', 'reason', 'started_at', 'ended_at'])
    .where('user_id', '=', agent.id)
    .orderBy('started_at')
    .execute()
const events = async () => {
  const rows = await server.wiring.db
    .selectFrom('event_log')
    .select(['data', 'team_id'])
    .where('type', '=', 'presence:changed')
    .where('user_id', '=', agent.id)
    .orderBy('id')
    .execute()
  return rows.map((row) => [(row.data as { presence: { state: string } }).presence.state, row.team_id])
}
const minute = 60_000

test('is offline until chosen, told to the floor once, and kept as spans', async () => {
  expect(await now()).toMatchObject({ userId: agent.id, state: 'offline' })
  expect(await choose({ state: 'available' })).toMatchObject({ state: 'available' })
  server.clock.advance(10 * minute)
  await choose({ state: 'available' })
  await choose({ state: 'break', reason: 'lunch' })
  server.clock.advance(30 * minute)
  expect(await choose({ state: 'available' })).toMatchObject({ state: 'available', reason: null })
  const north = team.north
  expect(await events()).toEqual([
    ['available', north],
    ['break', north],
    ['available', north],
  ])
  const lasted = (await spans()).map((span) => [
    span.state,
    span.reason,
    (span.ended_at.getTime() - span.started_at.getTime()) / minute,
  ])
  expect(lasted).toEqual([
    ['available', null, 10],
    ['break', 'lunch', 30],
  ])
})

test.each([
  [{ state: 'on-call' }],
  [{ state: 'wrapping' }],
  [{ state: 'break' }],
  [{ state: 'break', reason: 'bored' }],
  [{}],
])('%j cannot be chosen', async (body) => {
  expect((await desk.send('PUT', '/api/presence', body)).json().code).toBe('invalid-input')
})

describe('a call', () => {
  test('makes the agent on-call, wrapping, and then what they chose last', async () => {
    await choose({ state: 'available' })
    await call('on-call')
    expect(await now()).toMatchObject({ state: 'on-call' })
    expect(await choose({ state: 'break', reason: 'tea' })).toMatchObject({ state: 'on-call' })
    server.clock.advance(minute)
    await call('wrapping')
    server.clock.advance(minute)
    await call('free')
    expect(await now()).toMatchObject({ state: 'break', reason: 'tea' })
    expect((await spans()).map((span) => span.state)).toEqual(['on-call', 'wrapping'])
  })

  test('of somebody who had not said so makes them available afterwards', async () => {
    await call('on-call')
    await call('free')
    expect(await now()).toMatchObject({ state: 'available' })
  })

  test('that is over twice does not undo a break', async () => {
    await choose({ state: 'available' })
    await call('on-call')
    await call('free')
    await choose({ state: 'break', reason: 'tea' })
    await call('free')
    expect(await now()).toMatchObject({ state: 'break' })
  })
})

describe('a desk that goes', () => {
  const deps = () => ({ db: server.wiring.db, clock: server.clock, log: server.wiring.log })

  test('is offline after 45 seconds without a socket, and what it was once it is back', async () => {
    const desks = makeDesks(deps())
    await choose({ state: 'break', reason: 'tea' })
    desks.onSeen(agent.id, 'came')
    desks.onSeen(agent.id, 'came')
    await desks.note()
    desks.onSeen(agent.id, 'gone')
    for (let i = 0; i < 6; i++) {
      server.clock.advance(15_000)
      await desks.note()
      await sweepGone(deps())
    }
    expect(await now()).toMatchObject({ state: 'break' })
    desks.onSeen(agent.id, 'gone')
    await desks.note()
    server.clock.advance(44_000)
    await desks.note()
    await sweepGone(deps())
    expect(await now()).toMatchObject({ state: 'break' })
    server.clock.advance(2000)
    await sweepGone(deps())
    expect(await now()).toMatchObject({ state: 'offline' })
    desks.onSeen(agent.id, 'came')
    await desks.note()
    expect(await now()).toMatchObject({ state: 'break', reason: 'tea' })
    await desks.stop()
  })

  test('during a call stays on the call', async () => {
    await choose({ state: 'available' })
    await call('on-call')
    server.clock.advance(10 * minute)
    await sweepGone(deps())
    expect(await now()).toMatchObject({ state: 'on-call' })
  })

  test('and comes back the next morning chooses anew', async () => {
    const desks = makeDesks(deps())
    await choose({ state: 'available' })
    server.clock.advance(minute)
    await sweepGone(deps())
    server.clock.advance(14 * 60 * minute)
    desks.onSeen(agent.id, 'came')
    await desks.note()
    expect(await now()).toMatchObject({ state: 'offline' })
    await desks.stop()
  })
})
