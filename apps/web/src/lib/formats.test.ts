import { describe, expect, test } from 'vitest'
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatDay,
  formatDuration,
  formatMoney,
  formatPhone,
  formatSince,
  formatSpan,
  formatWhen,
  initials,
} from './formats.ts'

const now = Date.parse('2026-11-24T05:30:00Z')
const minute = 60_000

describe('times', () => {
  test('a date names its day, and the year only when it is another', () => {
    expect(formatDateTime('2026-11-24T05:30:00Z', now)).toBe('Tue 24 Nov, 11:00')
    expect(formatDate('2026-09-05T05:30:00Z', now)).toBe('Sat 5 Sep')
    expect(formatDate('2025-12-31T20:00:00Z', now)).toBe('Thu 1 Jan')
    expect(formatDate('2025-11-24T05:30:00Z', now)).toBe('Mon 24 Nov 2025')
  })

  test.each([
    [0, 'now'],
    [59_000, 'now'],
    [4 * minute, 'in 4 min'],
    [-4 * minute, '4 min ago'],
    [3 * 60 * minute + 20 * minute, 'in 3 h'],
    [-23 * 60 * minute, '23 h ago'],
    [24 * 60 * minute, 'Wed 25 Nov, 11:00'],
    [-3 * 24 * 60 * minute, 'Sat 21 Nov, 11:00'],
  ])('%d ms from now is %s', (ahead, text) => {
    expect(formatWhen(now + ahead, now)).toBe(text)
  })

  test('today and tomorrow are those of the organisation', () => {
    expect(formatDay('2026-11-24T18:00:00Z', now)).toBe('today 23:30')
    expect(formatDay('2026-11-24T18:45:00Z', now)).toBe('tomorrow 00:15')
    expect(formatDay('2026-11-26T05:30:00Z', now)).toBe('Thu 26 Nov, 11:00')
  })

  test.each([
    [0, '1 min'],
    [59 * minute, '59 min'],
    [90 * minute, '1 h'],
    [-49 * 60 * minute, '2 d'],
  ])('a span of %d ms is %s', (span, text) => {
    expect(formatSpan(span)).toBe(text)
  })

  test.each([
    [-2000, 'just now'],
    [59_999, 'just now'],
    [minute, '1 min'],
    [90 * minute, '1 h'],
  ])('what has gone on for %d ms reads %s', (span, text) => {
    expect(formatSince(now - span, now)).toBe(text)
  })

  test.each([
    [-5, '00:00'],
    [221_000, '03:41'],
    [59 * minute + 59_999, '59:59'],
    [3_723_000, '1:02:03'],
  ])('a duration of %d ms is %s', (span, text) => {
    expect(formatDuration(span)).toBe(text)
  })
})

test('money is grouped as in India', () => {
  expect(formatMoney(150_000)).toBe('₹1,50,000')
  expect(formatMoney(12_345_678)).toBe('₹1,23,45,678')
})

test.each([
  ['+919820012345', '+91 98200 12345'],
  ['+9198••••••45', '+91 98••• •••45'],
  ['+12025550147', '+1 202 555 0147'],
  ['+442071838750', '+442071838750'],
])('the phone %s reads %s', (phone, text) => {
  expect(formatPhone(phone)).toBe(text)
})

test.each([
  [512, '512 B'],
  [8_400_000, '8.4 MB'],
  [60_000_000, '60.0 MB'],
  [999, '999 B'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

test.each([
  ['Asha Patil', 'AP'],
  ['  sunita   devi  deshmukh ', 'SD'],
  ['Ravi', 'R'],
  ['', ''],
  ['सुनीता देशमुख', 'सद'],
])('the initials of %j are %j', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
