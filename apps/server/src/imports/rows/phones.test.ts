import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, test } from 'vitest'
import { parseNumber } from '../../leads/phone-number.ts'
import { readPhones } from './read-phones.ts'

const numbers = (cell: string) => readPhones(cell, 'IN').phones.map((phone) => phone.phone)
const problems = (cell: string) => readPhones(cell, 'IN').problems.map((problem) => problem.problem)

describe('one number', () => {
  test.each([
    ['9822012345', '+919822012345'],
    ['098220 12345', '+919822012345'],
    ['+91-98220-12345', '+919822012345'],
    ['91 9822012345', '+919822012345'],
    ['0091 98220 12345', '+919822012345'],
    ['919822012345.0', '+919822012345'],
    ["'9822012345", '+919822012345'],
    ['="9822012345"', '+919822012345'],
    ['p:+919822012345', '+919822012345'],
    ['tel: 98220-12345', '+919822012345'],
    ['९८२२०१२३४५', '+919822012345'],
    ['\u200e98220\u00a012345\u202c', '+919822012345'],
    ['9,82,20,12,345', '+919822012345'],
    ['9.19822012345E+11', '+919822012345'],
    ['(020) 2567 1234', '+912025671234'],
    ['020-25671234 ext. 12', '+912025671234'],
    ['0471 2345678', '+914712345678'],
    ['1800 425 1234', '+9118004251234'],
    ['+1 781 948 6348', '+17819486348'],
    ['+34 612 345 678', '+34612345678'],
    ['Mob: 9822012345 (office)', '+919822012345'],
    ['9122334455', '+919122334455'],
  ])('%s', (cell, phone) => {
    expect(numbers(cell)).toEqual([phone])
    expect(problems(cell)).toEqual([])
  })

  test.each([
    ['9.19877E+11', 'phone-shortened'],
    ['9.1987654E11', 'phone-shortened'],
    ['9,19877E+11', 'phone-shortened'],
    ['25671234', 'phone-without-std'],
    ['98220', 'phone-too-short'],
    ['982201234', 'phone-too-short'],
    ['98220123456', 'phone-too-long'],
    ['0000000000', 'phone-no-number'],
    ['5000000000', 'phone-not-valid'],
    ['call the office', 'phone-no-number'],
  ])('%s is none: %s', (cell, problem) => {
    expect(numbers(cell)).toEqual([])
    expect(problems(cell)).toEqual([problem])
  })

  test.each(['', ' ', '-', 'N/A', '#N/A', 'null', 'Not Found', 'Select'])('%j is blank, not wrong', (cell) => {
    expect(readPhones(cell, 'IN')).toEqual({ phones: [], problems: [], emails: [] })
  })

  test('keeps what stood there, extension and all', () => {
    expect(readPhones('+1-781-948-6348x4026', 'IN').phones[0]).toMatchObject({
      phone: '+17819486348',
      raw: '+1-781-948-6348x4026',
    })
  })

  test('a country column counts where the number has no code of its own', () => {
    expect(readPhones('7819486348', 'US', '1').phones[0]?.phone).toBe('+17819486348')
    expect(readPhones('+919822012345', 'US', '1').phones[0]?.phone).toBe('+919822012345')
  })
})

describe('several numbers', () => {
  test.each([
    ['9876543210/9123456780', ['+919876543210', '+919123456780']],
    ['9822012345, 9822012346; 9822012347', ['+919822012345', '+919822012346', '+919822012347']],
    ['9822012345 or 9822012346', ['+919822012345', '+919822012346']],
    ['98220 12345 98220 12346', ['+919822012345', '+919822012346']],
    ['9822012345\n020-25671234', ['+919822012345', '+912025671234']],
    [
      '[{"label": "work", "value": "9822012345"}, {"label": "home", "value": "9822012346"}]',
      ['+919822012345', '+919822012346'],
    ],
    ['["9822012345"]', ['+919822012345']],
    ['9822012345 / 09822012345', ['+919822012345']],
  ])('%s', (cell, phones) => {
    expect(numbers(cell)).toEqual(phones)
  })

  test('a second ending is a problem and no guess', () => {
    expect(numbers('020-25671234/35')).toEqual(['+912025671234'])
    expect(problems('020-25671234/35')).toEqual(['phone-too-short'])
  })

  test('an e-mail address among them is handed on', () => {
    expect(readPhones('asha@example.org / 9822012345', 'IN')).toMatchObject({
      emails: ['asha@example.org'],
      phones: [{ phone: '+919822012345' }],
    })
  })
})

test('made-up numbers are flagged', () => {
  const flagged = (cell: string) => readPhones(cell, 'IN').phones[0]?.placeholder
  expect([flagged('9999999999'), flagged('8888888888'), flagged('9876543210')]).toEqual([true, true, true])
  expect([flagged('9822012345'), flagged('9988776654')]).toEqual([false, false])
})

test('the fast way and libphonenumber agree on every number and its type', () => {
  const types: Record<string, string> = {
    MOBILE: 'mobile',
    FIXED_LINE: 'landline',
    FIXED_LINE_OR_MOBILE: 'undecidable',
  }
  const prefix = fc.constantFrom('', '0', '91', '+91', '0091', '+91 ', '+91-0')
  fc.assert(
    fc.property(prefix, fc.stringMatching(/^[2-9]\d{9}$/), (start, digits) => {
      const ours = parseNumber(start + digits, 'IN')
      const theirs = parsePhoneNumberFromString(`+91${digits}`)
      if (typeof ours === 'string') expect(theirs?.isValid() && types[theirs.getType() ?? '']).toBeFalsy()
      else expect(ours).toEqual({ phone: theirs?.number, type: types[theirs?.getType() ?? ''] })
    }),
    { numRuns: 4000 },
  )
})

test('whatever stands in a cell, reading it ends and keeps to E.164', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (cell) => {
      for (const { phone } of readPhones(cell, 'IN').phones) expect(phone).toMatch(/^\+[1-9]\d{6,14}$/)
    }),
    { numRuns: 3000 },
  )
})
