import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { absorb } from './absorb.ts'
import { type CallFact, type CallFacts, newCall } from './call.ts'
import { outcomeOf, phaseOf, talkSecondsOf, timesOf, wrapSecondsOf } from './derive.ts'
import { callOutcomes } from './words.ts'

const start = Date.parse('2026-11-23T06:00:00Z')
const s = (seconds: number): Date => new Date(start + seconds * 1000)
const absorbAll = (facts: readonly CallFact[]): CallFacts => facts.reduce(absorb, newCall(s(0)))

const eightFacts: readonly CallFact[] = [
  { kind: 'accepted', at: s(1), carrierCallId: 'c1' },
  { kind: 'agent-rang', at: s(2) },
  { kind: 'agent-answered', at: s(6) },
  { kind: 'customer-rang', at: s(8) },
  { kind: 'customer-answered', at: s(15) },
  { kind: 'ended', at: s(75), reason: 'no-answer', by: 'customer' },
  { kind: 'talk-time', at: s(80), seconds: 60 },
  { kind: 'disposed', at: s(95) },
]

function* ordersOf<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) yield items
  for (const [index, item] of items.entries()) {
    for (const rest of ordersOf(items.filter((_, other) => other !== index))) yield [item, ...rest]
  }
}

const aFact: fc.Arbitrary<CallFact> = fc
  .record({
    at: fc.integer({ min: -20, max: 60 }).map(s),
    carrierCallId: fc.constantFrom('c1', 'c2', null),
    kind: fc.constantFrom(
      'accepted' as const,
      'refused' as const,
      'submission-unknown' as const,
      'agent-rang' as const,
      'agent-answered' as const,
      'customer-rang' as const,
      'customer-answered' as const,
      'ended' as const,
      'talk-time' as const,
      'recording' as const,
      'disposed' as const,
    ),
    reason: fc.constantFrom(...callOutcomes),
    by: fc.constantFrom('customer' as const, 'agent' as const, 'carrier' as const, 'system' as const, null),
    seconds: fc.integer({ min: 0, max: 90 }),
    url: fc.constantFrom('https://a/1.mp3', 'https://b/1.mp3'),
  })
  .map((fact) => fact as CallFact)

describe('absorb', () => {
  test('gives one call over all 40,320 orders of eight facts', () => {
    const expected = absorbAll(eightFacts)
    const wanted = JSON.stringify(expected)
    let orders = 0
    for (const order of ordersOf(eightFacts)) {
      orders++
      if (JSON.stringify(absorbAll(order)) !== wanted) expect(absorbAll(order)).toEqual(expected)
    }
    expect(orders).toBe(40_320)
    expect(phaseOf(expected)).toBe('closed')
    expect(outcomeOf(expected)).toBe('answered')
    expect(talkSecondsOf(expected)).toBe(60)
    expect(wrapSecondsOf(expected)).toBe(20)
  })

  test('gives one call for any order and any repetition of any facts', () => {
    const shuffled = fc
      .array(aFact, { maxLength: 10 })
      .chain((facts) =>
        fc.tuple(
          fc.constant(facts),
          fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2, maxLength: facts.length * 2 }),
        ),
      )
    fc.assert(
      fc.property(shuffled, ([facts, repeated]) => {
        expect(absorbAll(repeated)).toEqual(absorbAll(facts))
      }),
      { numRuns: 2000 },
    )
  })

  test('hands back the very same call when a fact is nothing new', () => {
    fc.assert(
      fc.property(fc.array(aFact, { maxLength: 8 }), (facts) => {
        const call = absorbAll(facts)
        for (const fact of facts) expect(absorb(call, fact)).toBe(call)
      }),
      { numRuns: 500 },
    )
  })

  test('never forgets, and moves a time only earlier, save where a real end replaces our giving up', () => {
    fc.assert(
      fc.property(fc.array(aFact, { maxLength: 8 }), aFact, (facts, fact) => {
        const before = absorbAll(facts)
        const after = absorb(before, fact)
        for (const key of Object.keys(before) as (keyof CallFacts)[]) {
          const known = before[key]
          const now = after[key]
          const gaveUp = before.endReason === 'lost' && (key === 'endedAt' || key === 'endedBy')
          if (known === null || gaveUp) continue
          expect(now).not.toBeNull()
          if (known instanceof Date) expect((now as Date) <= known).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('keeps derived times in order and durations from being negative, whatever is told', () => {
    fc.assert(
      fc.property(fc.array(aFact, { maxLength: 12 }), (facts) => {
        const call = absorbAll(facts)
        const known = Object.values(timesOf(call)).filter((at) => at !== null)
        expect(known).toEqual([...known].sort((a, b) => a.getTime() - b.getTime()))
        expect(talkSecondsOf(call) ?? 0).toBeGreaterThanOrEqual(0)
        expect(wrapSecondsOf(call) ?? 0).toBeGreaterThanOrEqual(0)
        if (outcomeOf(call) !== null) expect(talkSecondsOf(call)).not.toBeNull()
      }),
      { numRuns: 1500 },
    )
  })

  test('takes any evidence of the carrier as acceptance, even after an unknown or refused submission', () => {
    const unknown = absorbAll([{ kind: 'submission-unknown', at: s(1) }])
    expect(unknown.submission).toBe('unknown')
    expect(absorb(unknown, { kind: 'refused', at: s(2) }).submission).toBe('refused')
    expect(absorb(unknown, { kind: 'agent-answered', at: s(5) }).submission).toBe('accepted')
    expect(absorb(unknown, { kind: 'ended', at: s(9), reason: 'busy' }).submission).toBe('accepted')
    expect(absorb(unknown, { kind: 'ended', at: s(9), reason: 'lost' }).submission).toBe('unknown')
    expect(absorb(unknown, { kind: 'ended', at: s(9), reason: 'refused' }).submission).toBe('refused')
    const refused = absorbAll([{ kind: 'refused', at: s(1) }])
    expect(absorb(refused, { kind: 'talk-time', at: s(50), seconds: 3 }).submission).toBe('accepted')
  })

  test('lets the real end replace our giving up, with its time', () => {
    const lost: CallFact = { kind: 'ended', at: s(10), reason: 'lost', by: 'system' }
    const real: CallFact = { kind: 'ended', at: s(60), reason: 'answered', by: 'customer' }
    for (const call of [absorbAll([lost, real]), absorbAll([real, lost])]) {
      expect(call).toMatchObject({ endedAt: s(60), endReason: 'answered', endedBy: 'customer' })
    }
  })

  test('still learns after the disposal', () => {
    const closed = absorbAll([
      { kind: 'ended', at: s(9), reason: 'no-answer' },
      { kind: 'disposed', at: s(12) },
    ])
    const later = absorb(closed, { kind: 'recording', at: s(90), url: 'https://a/1.mp3', carrierCallId: 'c9' })
    expect(later).toMatchObject({ recordingUrl: 'https://a/1.mp3', carrierCallId: 'c9' })
    expect(phaseOf(later)).toBe('closed')
  })

  test('learns nothing from a date or a duration that is none', () => {
    const call = absorbAll([{ kind: 'customer-answered', at: new Date(Number.NaN) }])
    expect(call.customerAnsweredAt).toBeNull()
    expect(absorb(call, { kind: 'talk-time', at: s(1), seconds: Number.NaN }).talkSeconds).toBe(0)
  })
})
