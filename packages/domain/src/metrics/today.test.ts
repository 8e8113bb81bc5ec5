import { describe, expect, test } from 'vitest'
import { absorb } from '../calls/absorb.ts'
import { type CallFact, type CallFacts, newCall } from '../calls/call.ts'
import { defaultSettings as settings } from '../settings/default-settings.ts'
import {
  averageTalkSeconds,
  callbackCompletion,
  connectRate,
  countToday,
  handleSecondsOf,
  isCallbackKept,
  isConversation,
} from './today.ts'

/** A time in India. */
const ist = (text: string): Date => new Date(`${text}+05:30`)
const now = ist('2026-11-23T15:00:00')

function call(start: string, talk: number | null, disposedAfter = 20): CallFacts {
  const from = ist(start)
  const at = (seconds: number): Date => new Date(from.getTime() + seconds * 1000)
  const ended = talk === null ? 40 : 10 + talk
  const facts: CallFact[] = [{ kind: 'accepted', at: from }]
  if (talk !== null) facts.push({ kind: 'customer-answered', at: at(10) })
  facts.push({ kind: 'ended', at: at(ended), reason: talk === null ? 'no-answer' : 'answered' })
  facts.push({ kind: 'disposed', at: at(ended + disposedAfter) })
  return facts.reduce(absorb, newCall(from))
}
const counted = (facts: CallFacts, promisedFor: Date | null = null, converted = false) => ({
  facts,
  promisedFor,
  converted,
})

describe('today’s counts', () => {
  const refused = absorb(newCall(now), { kind: 'refused', at: now })
  const counts = countToday(
    [
      counted(call('2026-11-23T10:00:00', 30)),
      counted(call('2026-11-23T11:00:00', 29), ist('2026-11-23T11:15:00')),
      counted(call('2026-11-23T12:00:00', null), ist('2026-11-23T11:44:59')),
      counted(call('2026-11-23T00:00:00', 100), null, true),
      counted(call('2026-11-22T23:59:59', 100), null, true),
      counted(refused),
    ],
    settings,
    now,
  )

  test('count the calls of the organisation’s day and no other', () => {
    expect(counts).toEqual({
      attempted: 4,
      connected: 3,
      conversations: 2,
      talkSeconds: 159,
      wrapSeconds: 80,
      callbacksKept: 1,
      conversions: 1,
    })
  })

  test('rates have no value without a denominator', () => {
    expect(connectRate(counts)).toBe(0.75)
    expect(averageTalkSeconds(counts)).toBe(53)
    expect(connectRate({ attempted: 0, connected: 0 })).toBeNull()
    expect(callbackCompletion(0, 0)).toBeNull()
    expect(callbackCompletion(1, 2)).toBe(0.5)
  })

  test('a conversation begins at 30 seconds, a promise is kept within 15 minutes either side', () => {
    expect(isConversation(call('2026-11-23T10:00:00', 29), settings)).toBe(false)
    expect(isConversation(call('2026-11-23T10:00:00', 30), settings)).toBe(true)
    const kept = (minutes: number): boolean => isCallbackKept(new Date(now.getTime() + minutes * 60_000), now, settings)
    expect([-16, -15, 0, 15, 16].map(kept)).toEqual([false, true, true, true, false])
  })

  test('handle time runs from the dial to the disposal, and is nothing for a refused call', () => {
    expect(handleSecondsOf(call('2026-11-23T10:00:00', 30))).toBe(60)
    expect(handleSecondsOf(refused)).toBe(0)
    expect(handleSecondsOf(absorb(newCall(now), { kind: 'accepted', at: now }))).toBe(0)
  })
})
