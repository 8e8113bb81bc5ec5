import { describe, expect, test } from 'vitest'
import { openingProblem, readClock, toOwnDays, toWeek, weekProblems, weekValues } from './week-hours.ts'

const workday = { open: '10:00', close: '19:00' }

describe('a time of day', () => {
  test.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['0930', '09:30'],
    [' 9.30 ', '09:30'],
    ['18:45', '18:45'],
    ['24', '24:00'],
  ])('%s is read as %s', (typed, clock) => expect(readClock(typed)).toBe(clock))
  test.each(['', 'noon', '25', '9:60', '24:30', '9:3', '12345'])('“%s” is none', (typed) =>
    expect(readClock(typed)).toBeNull(),
  )
})

describe('a week', () => {
  const days = { mon: workday, tue: null }

  test('goes to the form and back as it was', () => {
    expect(toOwnDays(weekValues(days))).toEqual(days)
    const whole = { ...days, wed: workday, thu: workday, fri: workday, sat: workday, sun: null }
    expect(toWeek(weekValues(whole))).toEqual(whole)
  })

  test('a day that is not named follows, and one that is closed keeps times to open with', () => {
    const values = weekValues(days)
    expect(values.wed.state).toBe('follow')
    expect(values.tue).toEqual({ state: 'closed', open: '10:00', close: '19:00' })
  })

  test('is sent in the written form of its times', () => {
    const values = { ...weekValues(days), mon: { state: 'open' as const, open: '9', close: '1730' } }
    expect(toOwnDays(values).mon).toEqual({ open: '09:00', close: '17:30' })
  })

  test('says which day is wrong; a closed one cannot be', () => {
    const backwards = { open: '19', close: '10' }
    const values = {
      ...weekValues(days),
      mon: { state: 'open' as const, ...backwards },
      tue: { state: 'closed' as const, ...backwards },
      wed: { state: 'open' as const, open: 'x', close: '10' },
    }
    expect(weekProblems(values)).toEqual({ mon: 'order', wed: 'clock' })
    expect(openingProblem({ open: '10', close: '10:00' })).toBe('order')
  })
})
