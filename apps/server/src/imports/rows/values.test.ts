import { describe, expect, test } from 'vitest'
import { readDate } from './read-date.ts'
import { readStatus } from './read-status.ts'
import { readEmail, readLanguage, readMoney, readScore, readYesNo } from './read-values.ts'
import { readCountry } from './regions.ts'

const india = { zone: 'Asia/Kolkata', monthFirst: false }
const iso = (text: string, options = india) => readDate(text, options)?.toISOString() ?? null

describe('dates', () => {
  test.each([
    ['2026-04-15T09:30:00Z', '2026-04-15T09:30:00.000Z'],
    ['2026-04-15T09:30:00+05:30', '2026-04-15T04:00:00.000Z'],
    ['2026-04-15 09:30:00.123', '2026-04-15T04:00:00.000Z'],
    ['2026/04/15 09:30', '2026-04-15T04:00:00.000Z'],
    ['15 Apr, 2021 00:03:00', '2021-04-14T18:33:00.000Z'],
    ['4 Jul 2026', '2026-07-03T18:30:00.000Z'],
    ['15-Apr-21', '2021-04-14T18:30:00.000Z'],
    ['June 1, 2026', '2026-05-31T18:30:00.000Z'],
    ['Mon, 1 June 2026 6:05 PM', '2026-06-01T12:35:00.000Z'],
    ['05/07/2026', '2026-07-04T18:30:00.000Z'],
    ['03/15/2024 9:12 AM', '2024-03-15T03:42:00.000Z'],
    ['12.03.2026 12:00 am', '2026-03-11T18:30:00.000Z'],
    ['46127', '2026-04-14T18:30:00.000Z'],
    ['46127.5', '2026-04-15T06:30:00.000Z'],
    ['1776211200', '2026-04-15T00:00:00.000Z'],
    ['1776211200000', '2026-04-15T00:00:00.000Z'],
  ])('%s', (text, instant) => {
    expect(iso(text)).toBe(instant)
  })

  test.each(['31/02/2026', 'soon', '13/13/2026', '2026-04-15 25:00', '1/1/1820', '12', ''])('%j is none', (text) => {
    expect(iso(text)).toBeNull()
  })

  test('the month comes first where the column says so', () => {
    expect(iso('05/07/2026', { ...india, monthFirst: true })).toBe('2026-05-06T18:30:00.000Z')
  })

  test('another zone has its own summer', () => {
    const london = { zone: 'Europe/London', monthFirst: false }
    expect([iso('2026-01-15 09:00', london), iso('2026-07-15 09:00', london)]).toEqual([
      '2026-01-15T09:00:00.000Z',
      '2026-07-15T08:00:00.000Z',
    ])
  })
})

test.each([
  ['₹1,50,000', 150_000],
  ['Rs. 2.5 lakh', 250_000],
  ['1.2 Cr', 12_000_000],
  ['50000.456', 50_000.46],
  ['INR 900/-', 900],
  ['50-75 Lakhs', null],
  ['-5', null],
  ['some', null],
])('money %s', (text, rupees) => expect(readMoney(text)).toBe(rupees))

test.each([
  ['85', 85],
  ['85%', 85],
  ['85.4', 85],
  ['72/100', 72],
  ['101', null],
  ['Hot', null],
])('score %s', (text, score) => expect(readScore(text)).toBe(score))

test.each([
  ['Yes', true],
  ['हाँ', true],
  ['होय', true],
  ['TRUE', true],
  ['no', false],
  ['नाही', false],
  ['0', false],
  ['perhaps', null],
])('yes or no: %s', (text, answer) => expect(readYesNo(text)).toBe(answer))

test.each([
  ['Hindi', 'hi'],
  ['मराठी', 'mr'],
  ['hi-IN', 'hi'],
  ['Marathi, Hindi', 'mr'],
  ['Klingon', null],
])('language %s', (text, code) => expect(readLanguage(text)).toBe(code))

test.each([
  ['Asha.Rao@Example.ORG', 'asha.rao@example.org'],
  ['mailto:a@b.co', 'a@b.co'],
  ['a@b', null],
  ['a b@c.org', null],
  ['a..b@c.org', null],
])('e-mail %s', (text, email) => expect(readEmail(text)).toBe(email))

test.each([
  ['Attempted to Contact', 'attempting'],
  ['Junk Lead', 'not-interested'],
  ['CALLBK', 'follow-up'],
  ['DID_NOT_CONNECT', 'attempting'],
  ['GOOD_LEAD_FOLLOW_UP', 'follow-up'],
  ['SALE_DONE', 'converted'],
  ['Closed Won', 'converted'],
  ['Open - Not Contacted', 'new'],
  ['Interested - site visit planned', 'interested'],
  ['switched off', 'attempting'],
  ['do-not-call', 'do-not-call'],
  ['Already a student', 'already-customer'],
  ['Purple', null],
])('status %s', (text, status) => expect(readStatus(text)).toBe(status))

test.each([
  ['+91', { region: null, code: '91' }],
  ['India', { region: 'IN', code: '91' }],
  ['US', { region: 'US', code: '1' }],
  ['United States', { region: 'US', code: '1' }],
  ['Atlantis', { region: null, code: '' }],
])('country %s', (text, country) => expect(readCountry(text)).toEqual(country))
