import type { ImportField } from '@telehub/contracts'
import { describe, expect, test } from 'vitest'
import { checkColumns, columnsAsSaved } from './check-columns.ts'

const columns = (...fields: (ImportField | `${ImportField}?`)[]) =>
  fields.map((said, index) => ({
    index,
    heading: `H${index}`,
    field: said.replace('?', '') as ImportField,
    confidence: said.endsWith('?') ? ('guess' as const) : ('sure' as const),
  }))

describe('what a mapping lacks', () => {
  test.each([
    [['phone', 'name'], null],
    [['phone', 'organisation'], null],
    [['phone', 'lastName'], null],
    [['phone', 'salutation'], 'name'],
    [['name', 'countryCode'], 'phone'],
    [['custom', 'ignore'], 'both'],
  ] as const)('%j lacks %s', (fields, missing) => {
    expect(checkColumns(columns(...fields)).missing).toBe(missing)
  })
})

test('columns are counted by what becomes of them, and a guess only counts while it is used', () => {
  expect(checkColumns(columns('phone', 'name?', 'custom?', 'custom', 'ignore'))).toMatchObject({
    known: 2,
    kept: 2,
    ignored: 1,
    guesses: 1,
  })
})

test('a field that two columns claim is remarked at the later one; phones and notes may be many', () => {
  const { shared } = checkColumns(
    columns('city', 'phone', 'phone', 'city', 'email', 'email', 'notes', 'notes', 'custom'),
  )
  expect([...shared]).toEqual([
    [3, { heading: 'H0', joined: false }],
    [5, { heading: 'H4', joined: true }],
  ])
})

test('a saved mapping finds its columns by their headings, wherever they stand and however they are spaced', () => {
  const file = [
    { index: 0, heading: ' MOBILE  no ', field: 'custom' as const, confidence: 'sure' as const },
    { index: 1, heading: 'Name', field: 'name' as const, confidence: 'sure' as const },
    { index: 2, heading: 'Board', field: 'custom' as const, confidence: 'sure' as const },
  ]
  const saved = [
    { heading: 'Name', field: 'name' as const },
    { heading: 'Mobile No', field: 'phone' as const },
  ]
  expect(columnsAsSaved(file, saved)).toEqual({
    found: 2,
    changes: [{ index: 0, heading: ' MOBILE  no ', field: 'phone' }],
  })
})
