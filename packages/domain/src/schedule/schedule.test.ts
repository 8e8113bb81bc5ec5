import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../settings/default-settings.ts'
import { callbackSlots, checkCallbackTime } from './callback.ts'
import { closesAt, effectiveHours, isOpen, nextOpening, windowOn } from './hours.ts'
import { planRetry } from './retry.ts'
import { addDays, DAY, dateOf, dayEnd, dayStart, isZone, minutesOf, wallClock, weekdayOf, zonedTime } from './zone.ts'

/** A time in India. 23 November 2026 is a Monday. */
const ist = (text: string): Date => new Date(`${text}:00+05:30`)
const settings = { ...defaultSettings, holidays: [{ date: '2026-11-24', name: 'Guru Nanak Jayanti' }] }
const hours = effectiveHours(settings)
const allDay = effectiveHours({ ...settings, callingHours: { ...settings.callingHours, allDay: true } })
const never = effectiveHours(settings, {
  days: { mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null },
})
const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })

describe('zones', () => {
  test('reads and writes wall clocks, half-hour offsets and summer time included', () => {
    expect(wallClock('Asia/Kolkata', new Date('2026-11-22T18:30:00Z'))).toEqual({ date: '2026-11-23', minutes: 0 })
    expect(zonedTime('Asia/Kolkata', '2026-11-23', 600)).toEqual(ist('2026-11-23T10:00'))
    expect(zonedTime('America/New_York', '2026-07-01', 600)).toEqual(new Date('2026-07-01T14:00:00Z'))
    expect(zonedTime('America/New_York', '2026-03-08', 150)).toEqual(new Date('2026-03-08T07:30:00Z'))
  })

  test('a wall clock read back is the same time, except in a gap of summer time', () => {
    const zones = fc.constantFrom('Asia/Kolkata', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'UTC')
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        const { date, minutes } = wallClock(zone, at)
        const back = wallClock(zone, zonedTime(zone, date, minutes))
        expect(back).toEqual({ date, minutes })
      }),
    )
  })

  test('a day begins and ends at local midnight', () => {
    expect(dayStart('Asia/Kolkata', ist('2026-11-23T00:00'))).toEqual(ist('2026-11-23T00:00'))
    expect(dayEnd('Asia/Kolkata', ist('2026-11-23T23:59'))).toEqual(ist('2026-11-24T00:00'))
    expect(dayEnd('America/New_York', new Date('2026-11-01T12:00:00Z'))).toEqual(new Date('2026-11-02T05:00:00Z'))
  })

  test('names days, adds them and reads times of day', () => {
    expect(dateOf('Asia/Kolkata', ist('2026-11-23T00:10'))).toBe('2026-11-23')
    expect(addDays('2026-02-27', 2)).toBe('2026-03-01')
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual(['mon', 'sun'])
    expect(['10:00', '24:00', '24:01', '9:00', '10:60', ''].map(minutesOf)).toEqual([600, 1440, null, null, null, null])
    expect([isZone('Asia/Kolkata'), isZone('Asia/Nowhere')]).toEqual([true, false])
  })
})

describe('calling hours', () => {
  test.each([
    ['2026-11-23T09:59', false],
    ['2026-11-23T10:00', true],
    ['2026-11-23T18:59', true],
    ['2026-11-23T19:00', false],
    ['2026-11-24T12:00', false],
    ['2026-11-28T12:00', true],
    ['2026-11-29T12:00', false],
  ])('%s open: %s', (at, open) => {
    expect(isOpen(hours, ist(at))).toBe(open)
  })

  test.each([
    ['2026-11-23T12:00', '2026-11-23T12:00'],
    ['2026-11-23T08:00', '2026-11-23T10:00'],
    ['2026-11-23T19:00', '2026-11-25T10:00'],
    ['2026-11-28T20:00', '2026-11-30T10:00'],
  ])('from %s the next opening is %s', (at, opening) => {
    expect(nextOpening(hours, ist(at))).toEqual(ist(opening))
  })

  test('closes at the end of the window that is open', () => {
    expect(closesAt(hours, ist('2026-11-23T12:00'))).toEqual(ist('2026-11-23T19:00'))
    expect(closesAt(hours, ist('2026-11-23T20:00'))).toBeNull()
    expect(closesAt(allDay, ist('2026-11-23T12:00'))).toBeNull()
  })

  test('the next opening is open, not before the time, and nothing between is open', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const opening = nextOpening(hours, at)
        if (!opening) throw new Error('must open')
        expect(isOpen(hours, opening)).toBe(true)
        expect(opening.getTime()).toBeGreaterThanOrEqual(at.getTime())
        for (let step = 0; step < 20; step++) {
          const between = new Date(at.getTime() + ((opening.getTime() - at.getTime()) * step) / 20)
          if (between < opening) expect(isOpen(hours, between)).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a campaign may be narrower, or wider up to the widest hours, and open another day', () => {
    const campaign = effectiveHours(settings, {
      days: {
        mon: { open: '08:00', close: '22:00' },
        wed: { open: '11:00', close: '13:00' },
        sun: { open: '10:00', close: '12:00' },
      },
    })
    expect(windowOn(campaign, '2026-11-23')).toEqual({ open: ist('2026-11-23T10:00'), close: ist('2026-11-23T21:00') })
    expect(windowOn(campaign, '2026-11-25')).toEqual({ open: ist('2026-11-25T11:00'), close: ist('2026-11-25T13:00') })
    expect(windowOn(campaign, '2026-11-26')).toEqual({ open: ist('2026-11-26T10:00'), close: ist('2026-11-26T19:00') })
    expect(isOpen(campaign, ist('2026-11-29T11:00'))).toBe(true)
    expect(
      windowOn(effectiveHours(settings, { days: { mon: { open: '05:00', close: '09:00' } } }), '2026-11-23'),
    ).toBeNull()
    expect(windowOn(effectiveHours(settings, { days: { mon: { open: 'noon', close: 'x' } } }), '2026-11-23')).toBeNull()
  })

  test('an all-day workspace is open always, holidays and Sundays too, unless a campaign is narrower', () => {
    fc.assert(fc.property(instants, (at) => isOpen(allDay, at) && nextOpening(allDay, at) === at))
    const narrow = effectiveHours(
      { ...settings, callingHours: { ...settings.callingHours, allDay: true } },
      { days: { mon: { open: '10:00', close: '11:00' } } },
    )
    expect(isOpen(narrow, ist('2026-11-23T12:00'))).toBe(false)
    expect(isOpen(narrow, ist('2026-11-24T03:00'))).toBe(true)
  })

  test('what never opens has no next opening', () => {
    expect(nextOpening(never, ist('2026-11-23T12:00'))).toBeNull()
    expect(callbackSlots(ist('2026-11-23T12:00'), never)).toEqual([])
  })
})

describe('planRetry', () => {
  test.each([
    ['NO_ANSWER', '2026-11-23T11:00', '2026-11-23T13:00', false],
    ['NO_ANSWER', '2026-11-23T18:00', '2026-11-25T10:00', true],
    ['BUSY', '2026-11-23T18:00', '2026-11-23T18:30', false],
    ['BUSY', '2026-11-28T18:45', '2026-11-30T10:00', true],
    ['SWITCHED_OFF', '2026-11-25T11:00', '2026-11-26T16:45', false],
    ['SWITCHED_OFF', '2026-11-25T17:00', '2026-11-26T12:15', false],
    ['SWITCHED_OFF', '2026-11-28T11:00', '2026-11-30T16:45', false],
    ['SWITCHED_OFF', '2026-11-23T17:00', '2026-11-25T12:15', false],
  ] as const)('%s at %s is due %s', (code, at, due, moved) => {
    const now = ist(at)
    const plan = planRetry(code, { settings, hours, now, attemptedAt: now })
    expect(plan.dueAt).toEqual(ist(due))
    expect(plan.movedFrom !== null).toBe(moved)
  })

  test('waits for the phone’s budget', () => {
    const now = ist('2026-11-25T12:00')
    const notBefore = ist('2026-11-26T00:00')
    const plan = planRetry('BUSY', { settings, hours, now, attemptedAt: now, notBefore })
    expect(plan).toEqual({ dueAt: ist('2026-11-26T10:00'), movedFrom: ist('2026-11-25T12:30') })
  })

  test('is always open and in the future, all day too', () => {
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom('NO_ANSWER' as const, 'BUSY' as const, 'SWITCHED_OFF' as const),
        fc.constantFrom(hours, allDay),
        (now, code, open) => {
          const { dueAt } = planRetry(code, { settings, hours: open, now, attemptedAt: now })
          expect(dueAt > now && isOpen(open, dueAt)).toBe(true)
          if (code === 'SWITCHED_OFF') {
            expect(dateOf(settings.zone, dueAt) > dateOf(settings.zone, now)).toBe(true)
            const apart = wallClock(settings.zone, dueAt).minutes - wallClock(settings.zone, now).minutes
            expect(Math.abs(apart)).toBeGreaterThan(60)
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('callbacks', () => {
  const now = ist('2026-11-23T12:00')

  test.each([
    ['2026-11-23T12:00', 'time-in-past', '2026-11-23T12:00'],
    ['2026-11-23T11:00', 'time-in-past', '2026-11-23T12:00'],
    ['2026-11-23T19:00', 'outside-hours', '2026-11-25T10:00'],
    ['2026-11-29T11:00', 'outside-hours', '2026-11-30T10:00'],
    ['2027-11-29T11:00', 'time-too-far', '2026-11-23T12:00'],
  ])('%s is refused as %s, next %s', (at, refusal, opening) => {
    expect(checkCallbackTime(ist(at), now, hours, settings)).toEqual({ ok: false, refusal, nextOpening: ist(opening) })
  })

  test('a time in the future and in hours is fine; no time at all is not', () => {
    expect(checkCallbackTime(ist('2026-11-25T10:00'), now, hours, settings)).toEqual({ ok: true })
    expect(checkCallbackTime(new Date(Number.NaN), now, hours, settings).ok).toBe(false)
  })

  test('offers quick picks and steps over closed days', () => {
    expect(callbackSlots(now, hours).map(({ code, at }) => [code, at])).toEqual([
      ['in-30-minutes', ist('2026-11-23T12:30')],
      ['in-2-hours', ist('2026-11-23T14:00')],
      ['this-evening', ist('2026-11-23T17:00')],
      ['next-working-day', ist('2026-11-25T11:00')],
      ['next-monday', ist('2026-11-30T11:00')],
    ])
    const late = callbackSlots(ist('2026-11-25T21:00'), hours).map(({ code }) => code)
    expect(late).toEqual(['next-opening', 'tomorrow-morning', 'tomorrow-afternoon', 'next-monday'])
  })

  test('every quick pick passes the check, once each, soonest first', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(hours, allDay), (at, open) => {
        const slots = callbackSlots(at, open)
        const times = slots.map((slot) => slot.at.getTime())
        expect(slots.every((slot) => checkCallbackTime(slot.at, at, open, settings).ok)).toBe(true)
        expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
        expect(times.every((time) => time - at.getTime() < 15 * DAY)).toBe(true)
        expect(slots.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})
