import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PhoneAttempt } from '../compliance/budget.ts'
import { leadStatuses } from '../leads/status.ts'
import { nextActionKinds } from '../schedule/words.ts'
import { defaultSettings as settings } from '../settings/default-settings.ts'
import { becauseText } from './because.ts'
import { choosePhone } from './hold.ts'
import type { LeadFacts } from './lead-facts.ts'
import { ageMarkOf, isVip, priorityOf, recencyOf } from './priority.ts'
import { compareInQueue, placeInQueue, type QueueEntry } from './queue.ts'
import { queueGroups } from './words.ts'

/** A time in India. */
const ist = (text: string): Date => new Date(`${text}:00+05:30`)
const now = ist('2026-11-23T15:00')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const ago = (ms: number): Date => new Date(now.getTime() - ms)
const attempt = (ms: number, more: Partial<PhoneAttempt> = {}): PhoneAttempt => ({
  at: ago(ms),
  endedAt: ago(ms),
  answered: false,
  conversation: false,
  promised: false,
  ...more,
})
const lead: LeadFacts = {
  status: 'contacted',
  score: 70,
  vip: false,
  createdAt: ago(20 * DAY),
  lastContactAt: ago(2 * DAY),
  lastAttemptAt: ago(2 * DAY),
  doNotCall: false,
  phones: [{ callable: true, attempts: [] }],
  openAction: null,
  escalated: false,
  escalationReturned: false,
  inCall: false,
}
const untouched = { ...lead, status: 'new', createdAt: ago(DAY / 2), lastContactAt: null, lastAttemptAt: null } as const

describe('priorityOf', () => {
  test.each([
    [59, 0, 'COLD'],
    [60, 0, 'WARM'],
    [79, 0, 'WARM'],
    [80, 0, 'HOT'],
    [80, 7 * DAY - 1, 'HOT'],
    [80, 7 * DAY, 'WARM'],
    [100, 30 * DAY, 'WARM'],
    [100, 30 * DAY + 1, 'COLD'],
    [null, 0, 'WARM'],
    [null, 31 * DAY, 'COLD'],
  ] as const)('score %s and %d ms since the last contact is %s', (score, recency, priority) => {
    expect(priorityOf({ score, createdAt: ago(90 * DAY), lastContactAt: ago(recency) }, settings, now)).toBe(priority)
    expect(priorityOf({ score, createdAt: ago(recency), lastContactAt: null }, settings, now)).toBe(priority)
  })

  test('recency is never negative', () => {
    expect(recencyOf({ createdAt: ago(-DAY), lastContactAt: null }, now)).toBe(0)
  })
})

describe('ageMarkOf', () => {
  const action = (kind: (typeof nextActionKinds)[number], inMs: number) => ({
    kind,
    dueAt: ago(-inMs),
    promised: false,
  })
  test.each([
    ['callback-pending', { openAction: action('callback', DAY) }],
    ['callback-pending', { openAction: action('callback', -DAY) }],
    ['callback-pending', { openAction: action('retry', DAY), lastContactAt: ago(9 * DAY) }],
    ['overdue-follow-up', { openAction: action('follow-up', -1) }],
    [null, { openAction: action('follow-up', DAY) }],
    [null, { openAction: action('escalation', -DAY) }],
    [null, { lastContactAt: ago(3 * DAY) }],
    ['overdue-follow-up', { lastContactAt: ago(3 * DAY + 1) }],
    [null, { lastContactAt: ago(4 * DAY), status: 'not-interested' }],
    [null, { lastContactAt: ago(4 * DAY), status: 'converted' }],
    ['fresh', untouched],
    [null, { ...untouched, lastAttemptAt: ago(1) }],
    [null, { ...untouched, createdAt: ago(DAY) }],
    ['cold', { ...untouched, createdAt: ago(31 * DAY) }],
  ] as const)('%s for %j', (mark, change) => {
    expect(ageMarkOf({ ...lead, ...change }, settings, now)).toBe(mark)
  })
})

describe('isVip', () => {
  const plain = {
    vip: false,
    score: 90,
    expectedValue: 5e5,
    decisionMaker: true,
    source: 'Referral ',
    designation: null,
  }
  test.each([
    [false, {}],
    [true, { expectedValueFrom: 5e5 }],
    [false, { expectedValueFrom: 5e5 + 1 }],
    [true, { scoreFrom: 90 }],
    [true, { decisionMakers: true }],
    [true, { sources: ['referral'] }],
    [false, { designations: ['Principal'] }],
  ])('%s under %j', (vip, rule) => {
    expect(isVip(plain, { ...settings.vip, ...rule })).toBe(vip)
  })

  test('a mark is enough', () => {
    expect(isVip({ ...plain, vip: true }, settings.vip)).toBe(true)
  })
})

describe('placeInQueue', () => {
  const due = (kind: (typeof nextActionKinds)[number], inMs: number) => ({ kind, dueAt: ago(-inMs), promised: true })
  test.each([
    ['promised-callback', 'promised', { openAction: due('callback', -MINUTE), escalationReturned: true, vip: true }],
    ['escalation-returned', 'escalation-returned', { escalationReturned: true, vip: true, lastContactAt: null }],
    ['vip', 'vip', { ...untouched, vip: true }],
    ['fresh', 'fresh', untouched],
    ['retry', 'retry-due', { openAction: due('retry', 0) }],
    ['retry', 'follow-up-due', { openAction: due('follow-up', 0) }],
    ['retry', 'visit-passed', { openAction: due('visit', -DAY) }],
    ['HOT', 'hot', { score: 90 }],
    ['WARM', 'warm', { vip: true }],
    ['COLD', 'cold-score', { score: 10 }],
    ['COLD', 'cold-age', { lastContactAt: ago(31 * DAY) }],
  ] as const)('%s because %s', (group, code, change) => {
    const place = placeInQueue({ ...lead, ...change }, settings, now)
    expect(place).toMatchObject({ group, heldBack: null, heldUntil: null, because: { code } })
  })

  const spent = [attempt(40 * MINUTE), attempt(80 * MINUTE), attempt(120 * MINUTE)]
  test.each([
    ['closed', null, { status: 'not-interested' }],
    ['do-not-call', null, { status: 'do-not-call' }],
    ['do-not-call', null, { doNotCall: true }],
    ['converted', null, { status: 'converted' }],
    ['no-phone', null, { phones: [] }],
    ['no-phone', null, { phones: [{ callable: false, attempts: [] }] }],
    ['out-of-attempts', ist('2026-11-24T00:00'), { phones: [{ callable: true, attempts: spent }] }],
    ['too-recent', ago(-10 * MINUTE), { phones: [{ callable: true, attempts: [attempt(5 * MINUTE)] }] }],
    ['not-due', ago(-DAY), { openAction: due('callback', DAY) }],
    ['not-due', ago(-DAY), { openAction: due('visit', DAY) }],
    [
      'too-recent',
      ago(-DAY),
      { openAction: due('retry', DAY), phones: [{ callable: true, attempts: [attempt(MINUTE)] }] },
    ],
    ['escalated', null, { escalated: true, openAction: due('escalation', 0) }],
    ['not-due', null, { escalated: true, openAction: due('retry', DAY) }],
    ['in-call', null, { inCall: true }],
  ] as const)('%s holds back until %s', (heldBack, heldUntil, change) => {
    const place = placeInQueue({ ...lead, ...change }, settings, now)
    expect(place).toMatchObject({ group: null, because: null, heldBack, heldUntil })
  })

  test('used-up attempts do not hold back a promise, before or after its time', () => {
    const phones = [{ callable: true, attempts: spent }]
    const after = placeInQueue({ ...lead, phones, openAction: due('callback', -1) }, settings, now)
    const before = placeInQueue({ ...lead, phones, openAction: due('callback', MINUTE) }, settings, now)
    expect(after.group).toBe('promised-callback')
    expect(before).toMatchObject({ heldBack: 'not-due', heldUntil: ago(-MINUTE), changesAt: ago(-MINUTE) })
  })

  test('a second phone with attempts left keeps the lead callable', () => {
    const fresh = { callable: true, attempts: [] }
    const phones = [{ callable: false, attempts: [] }, { callable: true, attempts: spent }, fresh]
    expect(placeInQueue({ ...lead, phones }, settings, now).group).toBe('WARM')
    expect(choosePhone(phones, settings, now)?.phone).toBe(fresh)
    expect(choosePhone([], settings, now)).toBeNull()
  })

  const aTime = fc.integer({ min: 0, max: 40 * 24 * 60 }).map((minutes) => ago(minutes * MINUTE))
  const anAttempt = fc
    .record({ at: aTime, length: fc.integer({ min: 0, max: 9 }), answered: fc.boolean(), promised: fc.boolean() })
    .map(({ at, length, answered, promised }) => {
      const endedAt = new Date(Math.min(at.getTime() + length * MINUTE, now.getTime()))
      return { at, endedAt, answered, conversation: answered, promised }
    })
  const aLead: fc.Arbitrary<LeadFacts> = fc.record({
    status: fc.constantFrom(...leadStatuses),
    score: fc.option(fc.integer({ min: 0, max: 100 })),
    vip: fc.boolean(),
    createdAt: aTime,
    lastContactAt: fc.option(aTime),
    lastAttemptAt: fc.option(aTime),
    doNotCall: fc.constantFrom(false, false, false, true),
    phones: fc.array(fc.record({ callable: fc.boolean(), attempts: fc.array(anAttempt, { maxLength: 8 }) }), {
      maxLength: 3,
    }),
    openAction: fc.option(
      fc.record({
        kind: fc.constantFrom(...nextActionKinds),
        dueAt: fc.integer({ min: -5000, max: 5000 }).map((minutes) => ago(minutes * MINUTE)),
        promised: fc.boolean(),
      }),
    ),
    escalated: fc.constantFrom(false, false, true),
    escalationReturned: fc.boolean(),
    inCall: fc.constantFrom(false, false, true),
  })

  test('nothing changes before changesAt, something does then, and nothing ever does without it', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(aLead, fraction, (facts, part) => {
        const { changesAt, ...place } = placeInQueue(facts, settings, now)
        const at = (time: number) => {
          const { changesAt: _, ...then } = placeInQueue(facts, settings, new Date(time))
          return then
        }
        const until = changesAt?.getTime() ?? now.getTime() + 100 * DAY
        expect(until).toBeGreaterThan(now.getTime())
        expect(at(Math.floor(now.getTime() + (until - 1 - now.getTime()) * part))).toEqual(place)
        expect(at(until - 1)).toEqual(place)
        if (changesAt) expect(at(until)).not.toEqual(place)
      }),
      { numRuns: 3000 },
    )
  })

  test('a lead is either in a group for a reason, or held back for one; heldUntil lets it in', () => {
    fc.assert(
      fc.property(aLead, (facts) => {
        const { group, heldBack, heldUntil, because } = placeInQueue(facts, settings, now)
        expect(group === null).toBe(heldBack !== null)
        expect(because === null).toBe(group === null)
        if (because) expect(becauseText(because, settings.zone, now)).toMatch(/^[A-Z].{8,}$/)
        if (!heldUntil) return
        expect(placeInQueue(facts, settings, heldUntil).group).not.toBeNull()
        expect(placeInQueue(facts, settings, new Date(heldUntil.getTime() - 1)).group).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })
})

describe('compareInQueue', () => {
  const entry = (change: Partial<QueueEntry>): QueueEntry => ({
    group: 'WARM',
    score: 70,
    lastContactAt: ago(DAY),
    dueAt: null,
    ...change,
  })

  test('goes by group, then oldest promise, then score, then oldest contact', () => {
    const sorted = [
      entry({ group: 'promised-callback', dueAt: ago(DAY), score: 1 }),
      entry({ group: 'promised-callback', dueAt: ago(MINUTE), score: 99 }),
      ...queueGroups.slice(1, 6).map((group) => entry({ group })),
      entry({ score: 75 }),
      entry({ lastContactAt: null }),
      entry({ lastContactAt: ago(2 * DAY) }),
      entry({ lastContactAt: ago(DAY) }),
      entry({ score: null }),
      entry({ group: 'COLD', score: 100 }),
    ]
    expect([...sorted].reverse().sort(compareInQueue)).toEqual(sorted)
  })
})

describe('becauseText', () => {
  test('tells times as an agent reads them', () => {
    const text = (at: Date): string =>
      becauseText({ code: 'promised', params: { at: at.toISOString() } }, settings.zone, now)
    expect(text(ist('2026-11-23T14:05'))).toBe('Callback promised for today 14:05')
    expect(text(ist('2026-11-20T14:05'))).toMatch(/^Callback promised for 20 Nov,? (at )?14:05$/)
    expect(text(ist('2025-01-20T14:05'))).toBe('Callback promised for 20 Jan 2025')
    expect(becauseText({ code: 'promised', params: {} }, settings.zone, now)).toBe(
      'Callback promised for at an unknown time',
    )
  })
})
