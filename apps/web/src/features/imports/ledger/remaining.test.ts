import { expect, test } from 'vitest'
import { remainingMs } from './remaining.ts'

const start = { at: 0, position: 2000 }

test('what is left follows from the pace since the run was first seen, and runs down between two pieces', () => {
  const half = { at: 10_000, position: 12_000 }
  expect(remainingMs(start, half, 10_000, 22_000)).toBe(10_000)
  expect(remainingMs(start, half, 13_000, 22_000)).toBe(7000)
  expect(remainingMs(start, half, 60_000, 22_000)).toBe(0)
})

test('nothing is said before there is a pace', () => {
  expect(remainingMs(start, start, 60_000, 22_000)).toBeNull()
  expect(remainingMs(start, { at: 500, position: 4000 }, 500, 22_000)).toBeNull()
})
