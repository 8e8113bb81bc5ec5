import { describe, expect, test } from 'vitest'
import { mergeNotes } from './merge.ts'

describe('merging notes of two tabs', () => {
  test.each([
    { why: 'only mine changed', base: 'a', mine: 'a b', theirs: 'a', merged: 'a b' },
    { why: 'only theirs changed', base: 'a', mine: 'a', theirs: 'a c', merged: 'a c' },
    { why: 'both wrote the same', base: '', mine: 'fees', theirs: 'fees', merged: 'fees' },
    {
      why: 'both wrote at the end',
      base: 'Called.',
      mine: 'Called. Fees?',
      theirs: 'Called. Bus?',
      merged: 'Called. Bus?\nFees?',
    },
    { why: 'mine is theirs, typed on', base: '', mine: 'asked for fees', theirs: 'asked', merged: 'asked for fees' },
    {
      why: 'changes in different places',
      base: 'one two three',
      mine: 'ONE two three',
      theirs: 'one two THREE',
      merged: 'ONE two THREE',
    },
    {
      why: 'they began, I went on',
      base: 'middle',
      mine: 'middle end',
      theirs: 'start middle',
      merged: 'start middle end',
    },
  ])('$why', ({ base, mine, theirs, merged }) => {
    expect(mergeNotes(base, mine, theirs)).toBe(merged)
  })

  test('loses no word that either wrote', () => {
    const words = ['fees', 'bus', 'hostel', 'Marathi', 'call', 'ok']
    for (const base of ['', 'Called the office.', 'one\ntwo']) {
      for (const mine of words) {
        for (const theirs of words) {
          for (const place of [0, base.length]) {
            const merged = mergeNotes(base, `${base.slice(0, place)} ${mine}${base.slice(place)}`, `${base} ${theirs}`)
            expect(merged).toContain(mine)
            expect(merged).toContain(theirs)
          }
        }
      }
    }
  })
})
