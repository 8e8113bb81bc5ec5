import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultSettings as settings } from '../settings/default-settings.ts'
import { attemptBudget, type PhoneAttempt } from './budget.ts'

/** A time in India. */
const ist = (text: string): Date => new Date(`${text}:00+05:30`)
const now = ist('2026-11-23T15:00')
const attempt = (at: string, more: Partial<PhoneAttempt> = {}): PhoneAttempt => ({
  at: ist(at),
  endedAt: ist(at),
  answered: false,
  conversation: false,
  promised: false,
  ...more,
})
const talked = { answered: true, conversation: true }
const sixDaysOfSilence = ['09', '11', '13', '16', '18', '20'].map((day) => attempt(`2026-11-${day}T12:00`))

describe('attemptBudget', () => {
  test('a phone never tried is free', () => {
    expect(attemptBudget([], settings, now)).toMatchObject({ callable: true, reason: null, freeAt: null, usedToday: 0 })
  })

  test.each([
    ['14 minutes after an unanswered attempt', [attempt('2026-11-23T14:46')], 'too-soon', '2026-11-23T15:01'],
    ['15 minutes after it', [attempt('2026-11-23T14:45')], null, null],
    [
      '14 minutes after the end of a long answer',
      [attempt('2026-11-23T14:00', { ...talked, endedAt: ist('2026-11-23T14:46') })],
      'too-soon',
      '2026-11-23T15:01',
    ],
    [
      'three attempts today',
      ['10:00', '12:00', '14:00'].map((time) => attempt(`2026-11-23T${time}`)),
      'no-attempts-left',
      '2026-11-24T00:00',
    ],
    [
      'two today and one at 23:59 yesterday',
      [attempt('2026-11-22T23:59'), attempt('2026-11-23T10:00'), attempt('2026-11-23T12:00')],
      null,
      null,
    ],
    ['six unanswered in 14 days', sixDaysOfSilence, 'no-attempts-left', '2026-11-23T12:00'],
  ] as const)('%s', (_, attempts, reason, freeAt) => {
    const at = attempts === sixDaysOfSilence ? ist('2026-11-23T11:59') : now
    const budget = attemptBudget(attempts, settings, at)
    expect(budget).toMatchObject({ callable: reason === null, reason })
    expect(budget.freeAt).toEqual(freeAt && ist(freeAt))
  })

  test('an unanswered attempt falls out exactly 14 days later', () => {
    expect(attemptBudget(sixDaysOfSilence, settings, ist('2026-11-23T11:59')).exhausted).toBe(true)
    expect(attemptBudget(sixDaysOfSilence, settings, ist('2026-11-23T12:00')).exhausted).toBe(false)
  })

  test('an answered attempt uses up the day but not the fortnight', () => {
    const answered = sixDaysOfSilence.map((each) => ({ ...each, answered: true }))
    expect(attemptBudget(answered, settings, ist('2026-11-23T11:59'))).toMatchObject({ callable: true, unanswered: 0 })
  })

  test('a callback that the person asked for is not counted, and is not stopped by the counts', () => {
    const today = ['10:00', '12:00', '14:00'].map((time) => attempt(`2026-11-23T${time}`))
    expect(attemptBudget(today, settings, now, { promised: true }).callable).toBe(true)
    const promised = today.map((each) => ({ ...each, promised: true }))
    expect(attemptBudget(promised, settings, now)).toMatchObject({ callable: true, usedToday: 0 })
  })

  test('a promise still waits 15 minutes after silence, but not after the answer in which it was made', () => {
    const silent = [attempt('2026-11-23T14:55')]
    expect(attemptBudget(silent, settings, now, { promised: true }).reason).toBe('too-soon')
    expect(attemptBudget([attempt('2026-11-23T14:55', talked)], settings, now, { promised: true }).callable).toBe(true)
  })

  test('a deliberate redial may follow a conversation after 10 minutes, and nothing else', () => {
    const after = (minute: string, more: Partial<PhoneAttempt>): boolean =>
      attemptBudget([attempt(`2026-11-23T14:${minute}`, more)], settings, now, { deliberate: true }).callable
    expect(after('50', talked)).toBe(true)
    expect(after('51', talked)).toBe(false)
    expect(after('50', {})).toBe(false)
    expect(after('50', { answered: true })).toBe(false)
  })

  test('freeAt is the very instant from which the phone is free', () => {
    const times = fc.array(
      fc.record({ minutes: fc.integer({ min: 0, max: 60 * 24 * 16 }), answered: fc.boolean(), promised: fc.boolean() }),
      { maxLength: 14 },
    )
    fc.assert(
      fc.property(times, (made) => {
        const attempts = made.map(({ minutes, answered, promised }) => {
          const at = new Date(now.getTime() - minutes * 60_000)
          return { at, endedAt: at, answered, conversation: answered, promised }
        })
        const { freeAt, callable } = attemptBudget(attempts, settings, now)
        expect(callable).toBe(freeAt === null)
        if (!freeAt) return
        expect(attemptBudget(attempts, settings, freeAt).callable).toBe(true)
        expect(attemptBudget(attempts, settings, new Date(freeAt.getTime() - 1)).callable).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })
})
