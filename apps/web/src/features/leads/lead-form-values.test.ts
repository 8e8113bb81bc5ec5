import { describe, expect, test } from 'vitest'
import { ApiError } from '@/lib/api-error.ts'
import { byOwner } from './assign.ts'
import { leadView } from './fixtures/leads.ts'
import { complaintsOf } from './lead-form-errors.ts'
import { changesBetween, checkLead, emptyLead, newLeadOf, valuesOf } from './lead-form-values.ts'

describe('correcting a lead', () => {
  const before = valuesOf(leadView(1, { city: 'Pune', score: 70, expectedValue: 150000 }))
  test('sends nothing that was not changed', () => {
    expect(changesBetween(before, { ...before })).toEqual({})
  })
  test('sends what was changed, and null for what was emptied', () => {
    const after = { ...before, city: ' ', score: '85', expectedValue: '1,50,000.50', decisionMaker: 'no' as const }
    expect(changesBetween(before, after)).toEqual({
      city: null,
      score: 85,
      expectedValue: 150000.5,
      decisionMaker: false,
    })
  })
  test('keeps the order of the phones and drops blank lines', () => {
    const after = { ...before, phones: '+91 98200 11111\n\n 022 2345 6789 ' }
    expect(changesBetween(before, after)).toEqual({ phones: ['+91 98200 11111', '022 2345 6789'] })
  })
})

test('a new lead carries only what was filled in', () => {
  expect(newLeadOf({ ...emptyLead, name: 'Sunita', phones: '9820012345', vip: true })).toEqual({
    name: 'Sunita',
    source: 'manual',
    vip: true,
    phones: ['9820012345'],
  })
})

describe('what must be mended', () => {
  const good = { ...emptyLead, organisation: 'Sample School', phones: '9820012345' }
  test('an organisation and a phone are enough', () => {
    expect(checkLead(good)).toEqual({})
  })
  test.each([
    [{ organisation: ' ' }, { name: 'needName' }],
    [{ phones: ' \n' }, { phones: 'needPhone' }],
    [{ score: '101' }, { score: 'needScore' }],
    [{ score: '7.5' }, { score: 'needScore' }],
    [{ budget: '-1' }, { budget: 'needMoney' }],
    [{ budget: 'lots' }, { budget: 'needMoney' }],
    [{ email: 'name@school' }, { email: 'needEmail' }],
  ])('%j', (change, wrong) => {
    expect(checkLead({ ...good, ...change })).toEqual(wrong)
  })
})

test('an assignment is taken back owner by owner, also to nobody', () => {
  const owners = byOwner([
    { id: 1, ownerId: 7 },
    { id: 2, ownerId: null },
    { id: 3, ownerId: 7 },
  ])
  expect([...owners]).toEqual([
    [7, [1, 3]],
    [null, [2]],
  ])
})

test('what the server finds wrong stands at its field, a wrong phone by its number', () => {
  const refused = new ApiError({
    status: 400,
    code: 'invalid-input',
    title: 'Some of it is not right',
    fields: [
      { path: 'body.phones.1', message: 'is not a possible phone number' },
      { path: 'body.pin', message: 'too long' },
      { path: 'body', message: 'unknown' },
    ],
  })
  expect(complaintsOf(refused, { ...emptyLead, phones: '9820012345\n123' })).toEqual([
    ['phones', '123 is not a possible phone number'],
    ['pin', 'Too long'],
  ])
  expect(complaintsOf(new Error('x'), emptyLead)).toEqual([])
})
