import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createBus } from './bus.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('asks the latest listener, and the one before it when that one leaves', () => {
  const bus = createBus<number>()
  const first = vi.fn()
  const second = vi.fn()
  bus.listen(first)
  const leave = bus.listen(second)
  bus.send(1)
  leave()
  bus.send(2)
  expect(second.mock.calls).toEqual([[1]])
  expect(first.mock.calls).toEqual([[2]])
})

test('keeps the latest wish for whoever comes, once', () => {
  const bus = createBus<number>(1000)
  bus.send(1)
  bus.send(2)
  const late = vi.fn()
  bus.listen(late)
  bus.listen(late)
  expect(late.mock.calls).toEqual([[2]])
})

test('forgets a wish that nobody heard in time', () => {
  const bus = createBus<number>(1000)
  bus.send(1)
  vi.advanceTimersByTime(1001)
  const late = vi.fn()
  bus.listen(late)
  expect(late).not.toHaveBeenCalled()
})
