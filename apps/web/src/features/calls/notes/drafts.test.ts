import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { abandonedMs, keepDraft, leaveDrafts, takeDrafts } from './drafts.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  localStorage.clear()
  sessionStorage.clear()
})

const draft = { text: 'fees heard', notes: 'fees', version: 1 }
const any = () => true
/** What follows happens in another tab of the same browser. */
const inAnotherTab = () => sessionStorage.clear()

test('what a tab left before a reload is its own again, once', () => {
  keepDraft(4, 'call', draft)
  expect([...takeDrafts(4, any)]).toEqual([['call', draft]])
  expect([...takeDrafts(4, any)]).toEqual([])
})

test('another tab takes what a closed one left at once, and what a crashed one left after a while', () => {
  keepDraft(4, 'call', draft)
  inAnotherTab()
  expect([...takeDrafts(4, any)]).toEqual([])
  vi.advanceTimersByTime(abandonedMs)
  expect([...takeDrafts(4, any)]).toEqual([['call', draft]])

  keepDraft(4, 'call', draft)
  leaveDrafts(4)
  inAnotherTab()
  expect([...takeDrafts(5, any)]).toEqual([])
  expect([...takeDrafts(4, any)]).toEqual([['call', draft]])
})

test('a tab that writes takes what others left and not its own', () => {
  keepDraft(4, 'call', { ...draft, text: 'fees heard by phone' })
  leaveDrafts(4)
  inAnotherTab()
  keepDraft(4, 'call', draft)
  vi.advanceTimersByTime(abandonedMs)
  expect([...takeDrafts(4, any, false)]).toEqual([['call', { ...draft, text: 'fees heard by phone' }]])
  expect([...takeDrafts(4, any)]).toEqual([['call', draft]])
})
