import { settingSchemas } from '@telehub/contracts'
import { defaultSettings } from '@telehub/domain'
import { describe, expect, test } from 'vitest'
import { callingHoursShape, widestHoursShape } from './calling-hours.ts'
import { addProblem, holidaysShape, withHoliday } from './holidays.ts'
import { type NumberTopic, numbersShape, numberTopics } from './numbers.ts'
import { mustHave, outcomesShape, withNeed } from './outcomes.ts'
import { linesOf, readMoney, vipShape } from './vip.ts'
import { workspaceShape, zonesWith } from './workspace.ts'

const numbersOf: Record<NumberTopic, object> = {
  retry: defaultSettings.retry,
  attempts: defaultSettings.attempts,
  scoreBands: defaultSettings.scoreBands,
  desk: Object.fromEntries(
    Object.keys(numberTopics.desk).map((name) => [name, defaultSettings[name as keyof typeof numberTopics.desk]]),
  ),
}

describe('topics of numbers', () => {
  test.each(Object.keys(numberTopics) as NumberTopic[])('%s goes to the form and back as it was', (topic) => {
    const shape = numbersShape(topic)
    const values = shape.valuesOf(numbersOf[topic] as never)
    expect(shape.problemsOf(values)).toEqual({})
    expect(settingSchemas[topic].parse(shape.toValue(values))).toEqual(numbersOf[topic])
  })

  // The form must not refuse what the server takes, nor let through what it does not.
  const bounds = Object.entries(numberTopics).flatMap(([topic, fields]) =>
    Object.entries(fields).map(([name, field]) => [topic as NumberTopic, name, field] as const),
  )
  test.each(bounds)('%s.%s has the bounds of the contract', (topic, name, { min, max }) => {
    // Bands bound one another as well: these leave each of them its whole range.
    const wide = topic === 'scoreBands' ? { hot: 100, warm: 0, hotDays: 1, coldDays: 1000 } : numbersOf[topic]
    const takes = (n: number) => settingSchemas[topic].safeParse({ ...wide, [name]: n }).success
    expect([min - 1, min, max, max + 1].map(takes)).toEqual([false, true, true, false])
  })

  test.each(['', ' ', '1.5', '-1', 'x', '1001', '99999999999'])('“%s” attempts are not sent', (perDay) => {
    const shape = numbersShape('attempts')
    const values = { ...shape.valuesOf(defaultSettings.attempts), perDay }
    expect(shape.problemsOf(values)).toEqual({ perDay: { say: 'problem.whole', params: { min: 1, max: 1000 } } })
  })

  test('bands that contradict each other are said at the lower one', () => {
    const { valuesOf, problemsOf } = numbersShape('scoreBands')
    const values = { ...valuesOf(defaultSettings.scoreBands), warm: '80', hotDays: '31' }
    expect(problemsOf(values)).toEqual({
      warm: { say: 'problem.warmBelowHot' },
      hotDays: { say: 'problem.hotDaysLonger' },
    })
  })
})

describe('hours', () => {
  test('go to the form and back, the all-day switch too', () => {
    const saved = { ...structuredClone(defaultSettings.callingHours), allDay: true } as never
    expect(callingHoursShape.toValue(callingHoursShape.valuesOf(saved))).toEqual(saved)
  })

  test('a wrong day is said where the server would say it', () => {
    const values = callingHoursShape.valuesOf(structuredClone(defaultSettings.callingHours) as never)
    const week = { ...values.week, tue: { state: 'open' as const, open: '12', close: '11' } }
    expect(callingHoursShape.problemsOf({ ...values, week })).toEqual({ 'days.tue': { say: 'problem.order' } })
  })

  test('the legal ones are sent written out', () => {
    expect(widestHoursShape.toValue({ open: '9', close: '2100' })).toEqual({ open: '09:00', close: '21:00' })
    expect(widestHoursShape.problemsOf({ open: 'x', close: '21' })).toEqual({ '': { say: 'problem.clock' } })
  })
})

describe('holidays', () => {
  const republic = { date: '2027-01-26', name: 'Republic Day' }
  test('stand in the order of the calendar, trimmed', () => {
    const items = withHoliday([republic], { date: '2026-12-25', name: ' Christmas ' })
    expect(items).toEqual([{ date: '2026-12-25', name: 'Christmas' }, republic])
    expect(holidaysShape.toValue(holidaysShape.valuesOf([republic, ...items.slice(0, 1)]))).toEqual(items)
  })
  test('need a day that is not there yet, and a name', () => {
    expect(addProblem([], { date: '', name: 'X' })).toBe('holidayDate')
    expect(addProblem([], { date: '2027-01-26', name: ' ' })).toBe('holidayName')
    expect(addProblem([republic], { ...republic, name: 'Again' })).toBe('holidayTwice')
    expect(addProblem([], republic)).toBeNull()
  })
})

describe('outcome needs', () => {
  const saved = structuredClone(defaultSettings.dispositionNeeds) as never
  test('go to the form and back as they were', () => {
    expect(outcomesShape.toValue(outcomesShape.valuesOf(saved))).toEqual(saved)
  })
  test('a need put on and taken off again is no change; one that must be cannot be taken off', () => {
    const values = outcomesShape.valuesOf(saved)
    const on = { ...values, ...withNeed(values, 'INTERESTED', 'notes', true) }
    expect(on.INTERESTED).toEqual(['notes', 'next-action'])
    expect(withNeed(on, 'INTERESTED', 'notes', false)).toEqual({ INTERESTED: values.INTERESTED })
    expect(mustHave('SCHEDULE_VISIT', 'visit')).toBe(true)
    expect(mustHave('NOT_INTERESTED', 'notes')).toBe(false)
    expect(withNeed(values, 'SCHEDULE_VISIT', 'visit', false).SCHEDULE_VISIT).toEqual(['visit'])
  })
})

describe('the VIP rule', () => {
  test('goes to the form and back; what is empty does not count', () => {
    const saved = {
      expectedValueFrom: 150_000,
      scoreFrom: null,
      decisionMakers: true,
      sources: ['Website', 'Event, Pune'],
      designations: [],
    }
    const values = vipShape.valuesOf(saved)
    expect(values).toMatchObject({ scoreFrom: '', sources: 'Website\nEvent, Pune' })
    expect(vipShape.problemsOf(values)).toEqual({})
    expect(settingSchemas.vip.parse(vipShape.toValue(values))).toEqual(saved)
  })
  test('money is read as it is written here', () => {
    expect([readMoney('₹ 1,50,000'), readMoney('99.5'), readMoney(''), readMoney('a lot')]).toEqual([
      150_000,
      99.5,
      null,
      null,
    ])
  })
  test('lines are trimmed, empty ones and repeats left out', () => {
    expect(linesOf(' a \n\nb\na')).toEqual(['a', 'b'])
  })
  test('what is no number, or too long, is said at its field', () => {
    const none = vipShape.valuesOf({ ...defaultSettings.vip, sources: [], designations: [] })
    const long = 'x'.repeat(121)
    expect(vipShape.problemsOf({ ...none, scoreFrom: '101', expectedValueFrom: 'lots', sources: long })).toEqual({
      scoreFrom: { say: 'problem.whole', params: { min: 0, max: 100 } },
      expectedValueFrom: { say: 'problem.money' },
      sources: { say: 'problem.tooLong', params: { max: 120 } },
    })
  })
})

test('the workspace is named, and its own zone is among those to choose from', () => {
  expect(workspaceShape.problemsOf({ name: '  ', zone: 'Asia/Kolkata', maskPhones: false })).toHaveProperty('name')
  expect(zonesWith('Asia/Kolkata').filter((zone) => zone === 'Asia/Kolkata')).toHaveLength(1)
})
