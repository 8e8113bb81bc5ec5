import type { FloorAgent, FloorView } from '@telehub/contracts'
import { describe, expect, test } from 'vitest'
import { attentionOf, type FloorEvent, fold, inOrder, isAfter } from './floor-state.ts'

const now = Date.parse('2026-11-24T05:30:00Z')
const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
const none = {
  attempted: 0,
  connected: 0,
  conversations: 0,
  conversions: 0,
  callbacksDue: 0,
  callbacksOverdue: 0,
  talkSeconds: 0,
}

const agent = (userId: number, more: Partial<FloorAgent> = {}): FloorAgent => ({
  userId,
  name: `Agent ${userId}`,
  teamId: 1,
  teamName: 'Mumbai',
  presence: 'available',
  reason: null,
  since: minutesAgo(1),
  call: null,
  today: none,
  ...more,
})

const floor = (...agents: FloorAgent[]): FloorView => ({ cursor: '100-5', now: minutesAgo(0), agents, today: none })

const callEvent = (cursor: string, phase: string, more: object = {}): FloorEvent =>
  ({
    v: 1,
    cursor,
    at: minutesAgo(0),
    type: 'call:changed',
    data: {
      call: {
        id: 'c1',
        agentId: 1,
        leadId: 9,
        leadName: 'Sunita',
        organisation: 'ZP School',
        phase,
        requestedAt: minutesAgo(1),
        customerAnsweredAt: null,
        endedAt: null,
        ...more,
      },
    },
  }) as unknown as FloorEvent

const presenceEvent = (cursor: string, userId: number, state: string): FloorEvent =>
  ({
    v: 1,
    cursor,
    at: minutesAgo(0),
    type: 'presence:changed',
    data: { presence: { userId, state, reason: null, since: minutesAgo(0) } },
  }) as unknown as FloorEvent

test.each([
  ['100-6', '100-5', true],
  ['100-5', '100-5', false],
  ['101-1', '100-999', true],
  ['99-999', '100-1', false],
  ['9007199254740993-1', '9007199254740992-1', true],
])('%s is after %s: %s', (a, b, expected) => expect(isAfter(a, b)).toBe(expected))

describe('fold', () => {
  test('an event from before the snapshot changes nothing', () => {
    const before = floor(agent(1))
    expect(fold(before, presenceEvent('100-5', 1, 'break'))).toBe(before)
  })

  test('presence moves the one tile it is about', () => {
    const after = fold(floor(agent(1), agent(2)), presenceEvent('100-6', 1, 'break'))
    expect(after.agents.map((each) => each.presence)).toEqual(['break', 'available'])
    expect(after.cursor).toBe('100-6')
  })

  test('a call appears, changes phase and goes when it is closed', () => {
    const calling = fold(floor(agent(1)), callEvent('101-1', 'dialling'))
    expect(calling.agents[0]?.call).toMatchObject({ id: 'c1', phase: 'dialling', leadName: 'Sunita' })
    const talking = fold(calling, callEvent('102-1', 'talking', { customerAnsweredAt: minutesAgo(0) }))
    expect(talking.agents[0]?.call).toMatchObject({ phase: 'talking', customerAnsweredAt: minutesAgo(0) })
    expect(fold(talking, callEvent('103-1', 'closed')).agents[0]?.call).toBeNull()
  })

  test('late news of an earlier call does not clear the next one', () => {
    const second = fold(floor(agent(1)), callEvent('101-1', 'talking', { id: 'c2' }))
    expect(fold(second, callEvent('102-1', 'closed')).agents[0]?.call?.id).toBe('c2')
  })

  test('the same events twice give the same floor', () => {
    const events = [callEvent('101-1', 'dialling'), presenceEvent('101-2', 1, 'on-call'), callEvent('102-1', 'talking')]
    const once = events.reduce(fold, floor(agent(1)))
    expect(events.reduce(fold, once)).toEqual(once)
  })
})

test('what wants a look comes first, then the states in order', () => {
  const agents = [
    agent(1, { presence: 'offline' }),
    agent(2, { presence: 'on-call' }),
    agent(3, { presence: 'available', since: minutesAgo(11) }),
    agent(4, { presence: 'wrapping', since: minutesAgo(1) }),
    agent(5, { presence: 'wrapping', since: minutesAgo(4) }),
  ]
  expect(inOrder(agents, now).map((each) => each.userId)).toEqual([3, 5, 4, 2, 1])
  expect(agents.map((each) => attentionOf(each, now))).toEqual([null, null, 'idle', null, 'long-wrap'])
})
