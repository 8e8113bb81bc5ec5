import type { ImportField } from '@telehub/contracts'
import { describe, expect, test } from 'vitest'
import { makeLeadReader } from './read-lead.ts'

const read = (row: [heading: string, field: ImportField, cell: string][], extra: string[] = []) =>
  makeLeadReader(
    row.map(([heading, field], index) => ({ heading, field, index })),
    { externalSystem: 'zoho' },
  )([...row.map(([, , cell]) => cell), ...extra])

const phone: [string, ImportField, string] = ['Mobile', 'phone', '9822012345']

describe('a row becomes a lead', () => {
  test('with its name put together, several phones in order, and unknown columns kept', () => {
    const { lead } = read([
      ['Id', 'externalId', '17.0'],
      ['Salutation', 'salutation', 'Mrs'],
      ['First', 'firstName', ' Sunita '],
      ['Last', 'lastName', 'Deshmukh'],
      ['Office', 'phone', '020-25671234'],
      phone,
      ['Fees', 'custom', '1,200'],
      ['Junk', 'ignore', 'x'],
      ['Blank', 'custom', '#N/A'],
    ])
    expect(lead).toMatchObject({
      externalSystem: 'zoho',
      externalId: '17',
      name: 'Mrs Sunita Deshmukh',
      custom: { Fees: '1,200' },
    })
    expect(lead?.phones.map((p) => p.type)).toEqual(['landline', 'mobile'])
  })

  test('with what is not understood kept as text beside it, and said', () => {
    const { lead, warnings } = read([
      ['Name', 'name', 'Asha'],
      phone,
      ['Office', 'phone', '9.19877E+11'],
      ['Stage', 'status', 'Purple'],
      ['Budget', 'budget', '50-75 Lakhs'],
      ['Created', 'createdAt', 'soon'],
      ['Mail', 'email', 'asha at home'],
    ])
    expect(lead).toMatchObject({
      status: null,
      budget: null,
      createdAt: null,
      email: null,
      custom: { Stage: 'Purple', Budget: '50-75 Lakhs', Created: 'soon', Mail: 'asha at home' },
    })
    expect(warnings.map((warning) => warning.split(':')[0]).sort()).toEqual([
      'date-not-understood',
      'email-not-valid',
      'number-not-understood',
      'phone-skipped',
      'status-not-known',
    ])
  })

  test('with cells beyond the headings kept', () => {
    const { lead, warnings } = read([['Name', 'name', 'Asha'], phone], ['and', '', 'more'])
    expect(lead?.custom).toEqual({ 'Column 3': 'and', 'Column 5': 'more' })
    expect(warnings).toContain('extra-cells')
  })

  test('with the first of two e-mail addresses, and both kept', () => {
    const { lead } = read([['Name', 'name', 'Asha'], phone, ['Mail', 'email', 'a@example.org  b@example.org']])
    expect(lead).toMatchObject({ email: 'a@example.org', custom: { Mail: 'a@example.org  b@example.org' } })
  })

  test('with a formula as the text it is', () => {
    expect(read([['Name', 'name', '=SUM(A1:A10)'], phone]).lead?.name).toBe('=SUM(A1:A10)')
  })

  test('with a country that is not India remembered and used', () => {
    const { lead } = read([
      ['Name', 'name', 'Ann'],
      ['Phone', 'phone', '(781) 948-6348'],
      ['Country', 'countryCode', 'United States'],
    ])
    expect(lead).toMatchObject({ phones: [{ phone: '+17819486348' }], custom: { Country: 'United States' } })
  })

  test('with nothing that PostgreSQL cannot hold', () => {
    const { lead } = read([['Name', 'name', `A${'x'.repeat(198)}😀`], phone, ['C', 'custom', '\ud800']])
    expect(lead?.name.isWellFormed()).toBe(true)
    expect(lead?.custom.C?.isWellFormed()).toBe(true)
  })
})

describe('a row is rejected', () => {
  test.each([
    [
      'phone-missing',
      [
        ['Name', 'name', 'Asha'],
        ['Mobile', 'phone', ' '],
      ],
    ],
    [
      'phone-shortened',
      [
        ['Name', 'name', 'Asha'],
        ['Mobile', 'phone', '9.19877E+11'],
      ],
    ],
    [
      'phone-without-std',
      [
        ['Name', 'name', 'Asha'],
        ['Mobile', 'phone', '2567123'],
      ],
    ],
    ['name-missing', [['Name', 'name', 'n/a'], phone]],
  ] as [string, [string, ImportField, string][]][])('%s', (reason, row) => {
    expect(read(row)).toMatchObject({ rejected: reason })
  })

  test('but an organisation does for a name, and one good phone for all', () => {
    expect(read([['School', 'organisation', 'ZP School'], ['Office', 'phone', '12'], phone]).lead).toMatchObject({
      name: '',
      organisation: 'ZP School',
    })
  })
})
