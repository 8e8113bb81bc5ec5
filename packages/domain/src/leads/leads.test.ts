import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCallablePhone } from './callable-phone.ts'
import { decideDuplicate, type LeadIdentity } from './duplicate.ts'
import { type LeadRecord, mergeLead } from './merge.ts'
import { alikeNames, normaliseName } from './name.ts'
import { isPlaceholderPhone, maskPhone } from './number.ts'
import { phoneTypes } from './phone.ts'

describe('names', () => {
  test.each([
    ['Dr. Asha  RAO', 'asha rao'],
    ['Smt. Asha-Rao', 'asha rao'],
    ['श्री रमेश कुमार', 'रमेश कुमार'],
    ['डॉ. सुनीता जोशी', 'सुनीता जोशी'],
    ['José Álvarez', 'jose alvarez'],
    ["D'Souza", 'dsouza'],
    ['Shri', 'shri'],
    ['  ', ''],
    [null, ''],
  ])('%s reads as %s', (name, plain) => {
    expect(normaliseName(name)).toBe(plain)
  })

  test.each([
    ['Ravi Sharma', 'SHARMA, RAVI', true],
    ['Mr Ravi Sharma', 'Shri Ravi Sharma', true],
    ['R. Sharma', 'Ravi Sharma', true],
    ['R K Sharma', 'Ravi Sharma', true],
    ['Ravi Kumar Sharma', 'Ravi Sharma', true],
    ['RaviSharma', 'Ravi Sharma', true],
    ['Ravi', 'Ravi Sharma', true],
    ['सुनीता जोशी', 'श्रीमती जोशी सुनीता', true],
    ['Ravi Sharma', 'Priya Sharma', false],
    ['P. Sharma', 'Ravi Sharma', false],
    ['Anita Rao', 'Anika Rao', false],
    ['R K', 'Ravi Kumar', false],
    ['सुनीता', 'सुनील', false],
    ['कमल', 'कमला', false],
    ['Ravi Ravi', 'Ravi Sharma', false],
    ['', 'Ravi', false],
    [null, null, false],
  ])('%s and %s alike: %s', (a, b, alike) => {
    expect(alikeNames(a, b)).toBe(alike)
    expect(alikeNames(b, a)).toBe(alike)
  })

  test('a name is like itself in any order of words, case and title; likeness goes both ways', () => {
    const words = fc.array(fc.constantFrom('asha', 'rao', 'kumar', 'देवी', 's', 'मीरा', 'ravi'), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(alikeNames(a.join(' '), `Mr. ${[...a].reverse().join(' ').toUpperCase()}`)).toBe(true)
        expect(alikeNames(a.join(' '), b.join(' '))).toBe(alikeNames(b.join(' '), a.join(' ')))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('numbers', () => {
  test.each([
    ['+919999999999', true],
    ['+919876543210', true],
    ['+911234567890', true],
    ['+919000000000', true],
    ['+919812345678', false],
    ['+919898989898', false],
    ['+442079460000', false],
  ])('%s is a placeholder: %s', (phone, placeholder) => {
    expect(isPlaceholderPhone(phone)).toBe(placeholder)
  })

  test('a mask keeps the ends and the length, and hides the middle', () => {
    expect(maskPhone('+919812345610')).toBe('+91 98xxxxxx10')
    expect(maskPhone('+442079460123')).toBe('+44xxxxxxxx23')
    expect(maskPhone('+123')).toBe('xxx')
    fc.assert(
      fc.property(fc.integer({ min: 6_000_000_000, max: 9_999_999_999 }), (national) => {
        expect(maskPhone(`+91${national}`)).not.toContain(String(national).slice(2, 8))
      }),
    )
  })

  test('calls no number that no person holds, nor one that is marked', () => {
    const ok = { state: 'ok', doNotCall: false } as const
    const callable = phoneTypes.filter((type) => isCallablePhone({ ...ok, type }))
    expect(callable).toEqual(['mobile', 'landline', 'undecidable', 'voip', 'other'])
    expect(isCallablePhone({ type: 'mobile', state: 'wrong', doNotCall: false })).toBe(false)
    expect(isCallablePhone({ type: 'mobile', state: 'ok', doNotCall: true })).toBe(false)
  })
})

describe('decideDuplicate', () => {
  const who = (more: Partial<LeadIdentity>): LeadIdentity => ({
    externalId: null,
    name: null,
    organisation: null,
    email: null,
    phones: [],
    ...more,
  })
  const ravi = {
    id: 'ravi',
    ...who({ externalId: 'A1', name: 'Ravi Sharma', email: 'ravi@example.org', phones: ['+919812345601'] }),
  }
  const school = { id: 'school', ...who({ organisation: 'Asha School', phones: ['+919812345602'] }) }
  const known = [ravi, school]

  test.each([
    ['the same external id', { externalId: ' A1 ', name: 'Someone Else' }, { kind: 'update', id: 'ravi' }],
    [
      'an external id of another CRM',
      { externalId: 'A1', externalSystem: 'odoo', name: 'Someone Else' },
      { kind: 'create' },
    ],
    [
      'a phone with a like name',
      { name: 'R. Sharma', phones: ['+919812345609', '+919812345601'] },
      { kind: 'merge', id: 'ravi', by: 'phone' },
    ],
    [
      'a phone with another name',
      { name: 'Priya Sharma', phones: ['+919812345601'] },
      { kind: 'shared-phone', sharedWith: ['ravi'] },
    ],
    [
      'the phone of a nameless lead of the same organisation',
      { organisation: 'ASHA SCHOOL', phones: ['+919812345602'] },
      { kind: 'merge', id: 'school', by: 'phone' },
    ],
    [
      'the phone of another organisation',
      { organisation: 'Usha School', phones: ['+919812345602'] },
      { kind: 'shared-phone', sharedWith: ['school'] },
    ],
    ['an e-mail in other letters', { email: 'RAVI@example.org' }, { kind: 'merge', id: 'ravi', by: 'email' }],
    ['an e-mail with another name', { name: 'Priya Rao', email: 'ravi@example.org' }, { kind: 'create' }],
    ['nothing in common', { name: 'Ravi Sharma', phones: ['+919812345605'] }, { kind: 'create' }],
    ['blanks', {}, { kind: 'create' }],
  ])('%s', (_, candidate, decision) => {
    expect(decideDuplicate(who(candidate), known)).toEqual(decision)
  })
})

describe('mergeLead', () => {
  const blank: LeadRecord = {
    externalId: null,
    name: null,
    organisation: null,
    email: null,
    phones: [],
    designation: null,
    decisionMaker: null,
    city: null,
    district: null,
    state: null,
    pinCode: null,
    language: null,
    source: null,
    campaign: null,
    status: null,
    score: null,
    vip: null,
    expectedValue: null,
    budget: null,
    notes: null,
    custom: {},
  }
  const known: LeadRecord = {
    ...blank,
    externalId: 'A1',
    name: 'Ravi Sharma',
    city: 'Pune',
    score: 60,
    status: 'interested',
    phones: ['+919812345601'],
    notes: 'Met at the fair',
    custom: { Board: 'SSC', Rooms: '4' },
  }
  const aRecord: fc.Arbitrary<LeadRecord> = fc.record({
    ...(Object.fromEntries(Object.keys(blank).map((key) => [key, fc.constant(null)])) as unknown as Record<
      keyof LeadRecord,
      fc.Arbitrary<never>
    >),
    externalId: fc.constantFrom(null, 'A1', 'B2'),
    name: fc.constantFrom(null, '', 'Ravi', 'Asha'),
    city: fc.constantFrom(null, ' ', 'Pune', 'Nashik'),
    score: fc.constantFrom(null, 0, 50),
    vip: fc.constantFrom(null, false, true),
    status: fc.constantFrom(null, 'new' as const, 'interested' as const, 'do-not-call' as const),
    phones: fc.subarray(['+919812345601', '+919812345602', '+919812345603']),
    notes: fc.constantFrom(null, 'one', 'two', 'one\ntwo'),
    custom: fc.dictionary(fc.constantFrom('Board', 'Rooms'), fc.constantFrom('', 'x', 'y'), { noNullPrototype: true }),
  })

  test('newer values replace, blanks never erase, and the changed fields are named', () => {
    const incoming = {
      ...blank,
      externalId: 'B2',
      name: ' ',
      city: 'Nashik',
      score: 0,
      status: 'new',
      phones: ['+919812345602', '+919812345601'],
      notes: 'Wants a demo',
      custom: { Board: '', Rooms: '5', Fees: '9' },
    } as const
    const { lead, changed } = mergeLead(known, incoming)
    expect(lead).toEqual({
      ...known,
      city: 'Nashik',
      score: 0,
      phones: ['+919812345601', '+919812345602'],
      notes: 'Met at the fair\nWants a demo',
      custom: { Board: 'SSC', Rooms: '5', Fees: '9' },
    })
    expect([...changed].sort()).toEqual(['city', 'custom', 'notes', 'phones', 'score'])
  })

  test('filling touches no value that is known', () => {
    const { lead } = mergeLead(
      known,
      { ...blank, city: 'Nashik', state: 'Maharashtra', custom: { Rooms: '5' } },
      'fill',
    )
    expect(lead).toEqual({ ...known, state: 'Maharashtra' })
  })

  test('the CRM’s status counts for a lead not yet worked on; its do-not-call always', () => {
    const status = (is: LeadRecord['status'], told: LeadRecord['status']) =>
      mergeLead({ ...known, status: is }, { ...blank, status: told }).lead.status
    expect(status('new', 'contacted')).toBe('contacted')
    expect(status('interested', 'new')).toBe('interested')
    expect(status('interested', 'do-not-call')).toBe('do-not-call')
    expect(status(null, 'new')).toBe('new')
  })

  test('the same row twice changes nothing, and nothing known is ever lost', () => {
    fc.assert(
      fc.property(aRecord, aRecord, fc.constantFrom('newer' as const, 'fill' as const), (existing, incoming, mode) => {
        const once = mergeLead(existing, incoming, mode).lead
        expect(mergeLead(once, incoming, mode).changed).toEqual([])
        for (const key of Object.keys(existing) as (keyof LeadRecord)[]) {
          const before = existing[key]
          if (typeof before === 'string' && before.trim() !== '') expect(String(once[key]).trim()).not.toBe('')
          if (typeof before === 'number' || typeof before === 'boolean') expect(once[key]).not.toBeNull()
        }
        expect(existing.phones.every((phone) => once.phones.includes(phone))).toBe(true)
        expect(incoming.phones.every((phone) => once.phones.includes(phone))).toBe(true)
      }),
      { numRuns: 1500 },
    )
  })

  test('a blank record changes nothing', () => {
    fc.assert(fc.property(aRecord, (existing) => mergeLead(existing, blank).changed.length === 0))
  })
})
