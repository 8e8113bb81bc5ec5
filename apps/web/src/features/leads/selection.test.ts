import { describe, expect, test } from 'vitest'
import { extendTo, noSelection, stepFrom, toggle } from './selection.ts'

const order = [10, 11, 12, 13, 14]
const chosen = (selection: { ids: ReadonlySet<number> }) => [...selection.ids].sort()

describe('choosing leads', () => {
  test('the same lead twice is out again', () => {
    expect(chosen(toggle(toggle(noSelection, 11), 11))).toEqual([])
  })
  test('a range takes all between, upwards too, and keeps what was chosen before', () => {
    const some = toggle(toggle(noSelection, 10), 14)
    expect(chosen(extendTo(some, 12, order))).toEqual([10, 12, 13, 14])
  })
  test('a range without a start, or with one that has left the list, is the lead alone', () => {
    expect(chosen(extendTo(noSelection, 12, order))).toEqual([12])
    expect(chosen(extendTo({ ids: new Set([99]), anchor: 99 }, 12, order))).toEqual([12, 99])
  })
})

describe('walking the list', () => {
  test('starts at the top and stops at the ends', () => {
    expect(stepFrom(null, 1, order)).toBe(10)
    expect(stepFrom(10, 1, order)).toBe(11)
    expect(stepFrom(10, -1, order)).toBe(10)
    expect(stepFrom(14, 1, order)).toBe(14)
    expect(stepFrom(null, 1, [])).toBeNull()
  })
  test('starts anew when the active lead has left the list', () => {
    expect(stepFrom(99, -1, order)).toBe(10)
  })
})
