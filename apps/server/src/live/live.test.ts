import type { FloorView } from '@telehub/contracts'
import { absorb, type CallFacts, type CallOutcome, callOutcomes, countToday, newCall, phaseOf } from '@telehub/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCall, addLead, factsOf } from '../../test/calls.ts'
import { as, type Person, seedTeam, type Team } from '../../test/people.ts'
import { makeTestServer, type TestServer, tuesdayMorning } from '../../test/server.ts'
import { factsOfCall } from '../call-views/index.ts'
import { appendEvent } from '../platform/event-log/append.ts'
import { parseCursor } from '../platform/event-log/cursor.ts'
import { readAfter } from '../platform/event-log/read.ts'
import { readSettings } from '../settings/index.ts'
import { dayCountsOf } from './day-counts.ts'

let server: TestServer
let team: Team
beforeAll(async () => {
  server = await makeTestServer()
  team = await seedTeam(server)
})
afterAll(() => server.end())

const floorOf = async (person: Person): Promise<FloorView> =>
  (await (await as(server, person)).get('/api/floor')).json()
const later = (ms: number) => new Date(tuesdayMorning.getTime() + ms)

/** The carrier's messages in any state and order, late and absent ones included. */
const shapes = (at: Date): CallFacts[] => {
  const ended = (outcome: CallOutcome): CallFacts => ({ ...factsOf(outcome, at), disposedAt: later(1000) })
  const plain = { ...newCall(at), submission: 'accepted' as const, disposedAt: later(1000) }
  return [
    ...callOutcomes.map(ended),
    // Answered, but the carrier gave no talk time; the answer told after the end; the end before the request.
    { ...plain, customerAnsweredAt: later(0), endedAt: later(45_500), endReason: 'answered' },
    { ...plain, customerAnsweredAt: later(90_000), endedAt: later(45_500), endReason: 'answered' },
    { ...plain, customerAnsweredAt: later(-9e6), endedAt: later(31_000), endReason: 'answered' },
    { ...plain, endedAt: later(-9e6), endReason: 'busy' },
    { ...plain, talkSeconds: 30, endedAt: later(60_000), endReason: 'failed' },
    { ...plain, talkSeconds: 29, endedAt: later(60_000), endReason: 'answered' },
    { ...plain, customerAnsweredAt: later(0) },
    { ...plain, submission: 'refused', endReason: 'answered', endedAt: later(9000), talkSeconds: 50 },
    { ...plain, submission: 'unknown', customerAnsweredAt: later(0) },
  ]
}

test('counts in SQL are those of the domain, over every shape of a call and over midnight', async () => {
  const { db } = server.wiring
  const times = [later(-12 * 3_600_000), later(0), later(-11 * 3_600_000), later(-11 * 3_600_000 - 1)]
  for (const at of times) {
    for (const facts of shapes(at)) {
      const leadId = await addLead(server, { owner: team.deepak })
      await addCall(server, { agent: team.deepak, leadId, facts })
    }
  }
  await db.updateTable('calls').set({ phase: 'closed' }).where('agent_id', '=', team.deepak.id).execute()
  const rows = await db.selectFrom('calls').selectAll().where('agent_id', '=', team.deepak.id).execute()
  const { rules } = await readSettings(db)
  const calls = rows.map((row) => ({ facts: factsOfCall(row), promisedFor: null, converted: false }))
  const { attempted, connected, conversations, talkSeconds } = countToday(calls, rules, tuesdayMorning)
  expect(rows.length).toBe(4 * shapes(tuesdayMorning).length)
  expect(attempted).toBeGreaterThan(10)
  const counted = (await dayCountsOf(db, [team.deepak.id], rules, tuesdayMorning)).get(team.deepak.id)
  expect(counted).toMatchObject({ attempted, connected, conversations, talkSeconds })
})

test('the floor shows each agent with their one open call and the day’s counts, equal to what the tables say', async () => {
  const { db } = server.wiring
  const talking = [
    { kind: 'accepted', at: later(-40_000) },
    { kind: 'agent-answered', at: later(-30_000) },
    { kind: 'customer-answered', at: later(-20_000) },
  ] as const
  const facts = talking.reduce(absorb, newCall(later(-45_000)))
  const leadId = await addLead(server, { owner: team.asha, name: 'Ravi Kulkarni' })
  const callId = await addCall(server, { agent: team.asha, leadId, facts })
  const wrapping = await addCall(server, { agent: team.bela, leadId: await addLead(server, { owner: team.bela }) })
  const action = (owner: Person, dueAt: Date, kind = 'callback') => ({
    lead_id: leadId,
    kind,
    due_at: dueAt,
    owner_id: owner.id,
    team_id: team.north,
    created_at: tuesdayMorning,
  })
  const actions = [
    action(team.asha, later(-60_000)),
    action(team.asha, later(-9e9)),
    action(team.asha, later(60_000)),
    action(team.asha, later(24 * 3_600_000)),
    action(team.asha, later(60_000), 'visit'),
  ]
  await db
    .insertInto('next_actions')
    .values(actions as never)
    .execute()

  const floor = await floorOf(team.manager)
  expect(floor.agents.map(({ name }) => name)).toEqual(['Asha Agent', 'Bela Agent', 'Chitra Agent'])
  const [asha, bela, chitra] = floor.agents
  expect(phaseOf(facts)).toBe('talking')
  expect(asha).toMatchObject({
    presence: 'on-call',
    since: tuesdayMorning.toISOString(),
    teamName: 'North',
    call: { id: callId, leadName: 'Ravi Kulkarni', phase: 'talking', customerAnsweredAt: later(-20_000).toISOString() },
    today: { attempted: 1, connected: 1, conversations: 0, talkSeconds: 0, callbacksDue: 1, callbacksOverdue: 2 },
  })
  expect(bela).toMatchObject({
    presence: 'wrapping',
    call: { id: wrapping, phase: 'wrapping' },
    today: { attempted: 1, connected: 1, conversations: 1, talkSeconds: 90 },
  })
  expect(chitra).toMatchObject({ presence: 'offline', call: null, today: { attempted: 0, callbacksDue: 0 } })
  expect(floor.today).toEqual({
    attempted: 2,
    connected: 2,
    conversations: 1,
    talkSeconds: 90,
    callbacksDue: 1,
    callbacksOverdue: 2,
  })
  const own = (await (await as(server, team.bela)).get('/api/me/today')).json()
  expect(own).toEqual(bela?.today)
})

test('managers see their own team, admins everybody in service, agents nothing', async () => {
  const names = async (person: Person) => (await floorOf(person)).agents.map(({ name }) => name)
  expect(await names(team.otherManager)).toEqual(['Deepak Agent'])
  await server.wiring.db
    .updateTable('users')
    .set({ disabled_at: new Date() })
    .where('id', '=', team.chitra.id)
    .execute()
  expect(await names(team.admin)).toEqual(['Asha Agent', 'Bela Agent', 'Deepak Agent'])
  expect((await (await as(server, team.asha)).get('/api/floor')).statusCode).toBe(403)
})

test('an event that the picture lacks always comes after its cursor, also one that was under way while it was taken', async () => {
  const { db } = server.wiring
  const tell = {
    presence: { userId: team.asha.id, state: 'break' as const, reason: null, since: tuesdayMorning.toISOString() },
  }
  const move = (state: string) => db.updateTable('presence').set({ state }).where('user_id', '=', team.asha.id)
  const slow = await db.startTransaction().execute()
  await slow.updateTable('presence').set({ state: 'break' }).where('user_id', '=', team.asha.id).execute()
  await appendEvent(slow, server.clock, 'presence:changed', tell, { userId: team.asha.id })
  // Another writer that began later is done first: a cursor at its event would hide the slow one for ever.
  await db
    .transaction()
    .execute((tx) => appendEvent(tx, server.clock, 'presence:changed', tell, { userId: team.bela.id }))
  const floor = await floorOf(team.manager)
  expect(floor.agents.find(({ userId }) => userId === team.asha.id)?.presence).toBe('on-call')
  await slow.commit().execute()
  const cursor = parseCursor(floor.cursor)
  if (!cursor) throw new Error('no cursor')
  // The log settles once every transaction of the server that began before is over, those of other databases too.
  const heard = async () =>
    (await readAfter(db, cursor, 100)).events
      .filter(({ userId, envelope }) => userId === team.asha.id && envelope.type === 'presence:changed')
      .map(({ envelope }) => (envelope.data as typeof tell).presence.state)
  await expect.poll(heard, { timeout: 10_000 }).toContain('break')
  await move('available').execute()
})
