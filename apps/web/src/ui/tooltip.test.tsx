import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { placed, Tooltip } from './tooltip.tsx'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms))
const show = () => {
  render(
    <Tooltip label="Larger" shortcut="v">
      <button type="button">Grow</button>
    </Tooltip>,
  )
  return screen.getByRole('button')
}

test('comes after a moment of pointing, describes what is pointed at, and goes on Escape', () => {
  const button = show()
  fireEvent.pointerEnter(button, { pointerType: 'mouse' })
  wait(200)
  expect(screen.queryByRole('tooltip')).toBeNull()
  wait(300)
  expect(screen.getByRole('tooltip')).toHaveTextContent('Larger')
  expect(button).toHaveAccessibleDescription(/Larger/)
  fireEvent.keyDown(document.body, { key: 'Escape' })
  expect(screen.queryByRole('tooltip')).toBeNull()
})

test('stays while the pointer rests on it', () => {
  const button = show()
  fireEvent.pointerEnter(button, { pointerType: 'mouse' })
  wait(1000)
  fireEvent.pointerLeave(button)
  fireEvent.pointerEnter(screen.getByRole('tooltip'))
  wait(1000)
  expect(screen.getByRole('tooltip')).toBeInTheDocument()
  fireEvent.pointerLeave(screen.getByRole('tooltip'))
  wait(1000)
  expect(screen.queryByRole('tooltip')).toBeNull()
})

test('a finger does not call it', () => {
  fireEvent.pointerEnter(show(), { pointerType: 'touch' })
  wait(1000)
  expect(screen.queryByRole('tooltip')).toBeNull()
})

test('turns to the side that has room, and stays inside of the window', () => {
  const tip = { width: 120, height: 24 }
  const right = innerWidth - 40
  expect(placed(new DOMRect(right, 300, 32, 32), tip, 'right').left).toBe(right - 6 - 120)
  expect(placed(new DOMRect(100, innerHeight - 40, 32, 32), tip, 'bottom').top).toBe(innerHeight - 40 - 6 - 24)
  expect(placed(new DOMRect(0, 300, 32, 32), tip, 'bottom').left).toBe(8)
  expect(placed(new DOMRect(100, 300, 32, 32), tip, 'right')).toEqual({ left: 138, top: 304 })
})
