import { afterEach, beforeEach, expect, vi } from 'vitest'

/** A test that makes the server complain on the console has failed, whatever it asserts. */
let complaints: unknown[][] = []
beforeEach(() => {
  complaints = []
  vi.spyOn(console, 'error').mockImplementation((...args) => {
    complaints.push(args)
  })
})
afterEach(() => {
  expect(complaints).toEqual([])
  vi.restoreAllMocks()
})
