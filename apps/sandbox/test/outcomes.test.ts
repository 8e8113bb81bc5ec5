import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { customer, startWorld, type World, watched } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

interface Leg {
  Status: string | null
  OnCallDuration: number
  AnsweredBy: string
}
/** `event status leg1/leg2` of each post, in order. */
const story = () =>
  world.posts.map((_, i) => {
    const { EventType, Status, Legs } = world.json(i)
    return `${EventType} ${Status} ${(Legs as Leg[]).map((leg) => leg.Status ?? '-').join('/')}`
  })
const last = () => world.json(world.posts.length - 1)

async function callUp(ending: string, fields: Record<string, string> = {}) {
  await world.connect({ To: customer(ending), ...watched(world), ...fields })
  await world.pass(160_000)
}

const reached = ['answered in-progress in-progress/-', 'answered in-progress in-progress/in-progress']

test.each([
  ['11', [...reached, 'terminal completed completed/completed'], 5],
  ['12', [...reached, 'terminal completed completed/completed'], 30],
  ['07', [...reached, 'terminal completed completed/completed'], 1],
  ['08', [...reached, 'terminal completed completed/completed'], 12],
  ['01', [reached[0], 'terminal busy completed/busy'], 0],
  ['02', [reached[0], 'terminal no-answer completed/no-answer'], 0],
  ['03', [reached[0], 'terminal failed completed/failed'], 0],
  ['04', [reached[0], 'terminal failed completed/failed'], 0],
  ['06', [reached[0], 'terminal busy completed/busy'], 0],
])('a customer ending in %s', async (ending, expected, talked) => {
  await callUp(ending)
  expect(story()).toEqual(expected)
  expect(last().ConversationDuration).toBe(talked)
})

test.each([
  ['9901', 'terminal no-answer no-answer/-'],
  ['9902', 'terminal busy busy/-'],
  ['9903', 'terminal failed failed/-'],
])('an agent ending in %s never reaches the customer', async (ending, expected) => {
  await callUp('11', { From: customer(ending) })
  expect(story()).toEqual([expected])
})

test('an agent who hangs up before the customer picks up cancels the customer’s leg', async () => {
  await callUp('10', { From: customer('9904') })
  expect(story()).toEqual([reached[0], 'terminal no-answer completed/canceled'])
})

test('an ordinary customer talks 20 to 75 seconds, an answering machine says so', async () => {
  await callUp('78')
  expect(last().ConversationDuration).toBeGreaterThanOrEqual(20)
  expect(last().ConversationDuration).toBeLessThanOrEqual(75)
  await callUp('08')
  expect((last().Legs as Leg[])[1]?.AnsweredBy).toBe('MACHINE')
})

test('the time limit ends a call that nobody ends', async () => {
  await callUp('15', { TimeLimit: '20' })
  expect(last()).toMatchObject({ EventType: 'terminal', Status: 'completed', ConversationDuration: 20 })
})

test('the ring time is the one asked for', async () => {
  await world.connect({ To: customer('02'), ...watched(world), TimeOut: '10' })
  await world.pass(12_000)
  expect(world.posts).toHaveLength(1)
  await world.pass(1000)
  expect(world.posts).toHaveLength(2)
})

test('a phone in a call is busy for the next one', async () => {
  await world.connect({ To: customer('15'), ...watched(world) })
  await world.pass(10_000)
  await world.connect({ From: customer('77'), To: customer('15'), ...watched(world) })
  await world.pass(10_000)
  expect(last()).toMatchObject({ Status: 'busy' })
})

describe('by hand', () => {
  const sid = () => world.sandbox.carrier.calls.newestFirst()[0]?.sid ?? ''
  const act = async (party: string, action: string) => {
    const response = await world.admin('POST', `/calls/${sid()}/${party}/${action}`)
    await world.pass(5)
    return response.status
  }

  beforeEach(async () => {
    await world.admin('PUT', '/settings', { agentAutoAnswer: false, customerAutoAnswer: false })
    await world.connect({ To: customer('78'), ...watched(world) })
  })

  test('both pick up, talk as long as they like, and the agent hangs up', async () => {
    expect(await act('agent', 'answer')).toBe(409)
    await world.pass(1000)
    expect(await act('agent', 'answer')).toBe(200)
    await world.pass(1000)
    expect(await act('customer', 'answer')).toBe(200)
    await world.pass(500_000, 10_000)
    expect(await act('agent', 'hang-up')).toBe(200)
    expect(story()).toEqual([...reached, 'terminal completed completed/completed'])
    expect(last().ConversationDuration).toBe(500)
    expect(await act('agent', 'hang-up')).toBe(409)
  })

  test('the customer presses busy', async () => {
    await world.pass(1000)
    await act('agent', 'answer')
    await world.pass(1000)
    await act('customer', 'busy')
    expect(story().at(-1)).toBe('terminal busy completed/busy')
  })

  test('the agent declines', async () => {
    await world.pass(1000)
    await act('agent', 'hang-up')
    expect(story()).toEqual(['terminal busy busy/-'])
  })

  test('letting it ring overrides an answer that was coming', async () => {
    await world.admin('PUT', '/settings', { customerAutoAnswer: true })
    await world.pass(1000)
    await act('agent', 'answer')
    await world.pass(1000)
    expect(await act('customer', 'let-ring')).toBe(200)
    await world.pass(31_000)
    expect(story().at(-1)).toBe('terminal no-answer completed/no-answer')
  })

  test('a handset’s own mode wins over the switch', async () => {
    await world.admin('PUT', '/handsets/agent/9876543210', { mode: 'automatic' })
    await world.admin('PUT', `/handsets/customer/${encodeURIComponent(customer('78'))}`, { mode: 'busy' })
    await world.pass(10_000)
    expect(story()).toEqual([reached[0], 'terminal busy completed/busy'])
  })

  test('an unknown party, action or call is refused', async () => {
    expect((await world.admin('POST', `/calls/${sid()}/manager/answer`)).status).toBe(400)
    expect((await world.admin('POST', `/calls/${sid()}/agent/dance`)).status).toBe(400)
    expect((await world.admin('POST', '/calls/nothing/agent/answer')).status).toBe(404)
  })
})
