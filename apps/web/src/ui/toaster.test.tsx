import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { toast, toasts } from '@/lib/toast.ts'
import { Toaster } from './toaster.tsx'

beforeEach(() => {
  vi.useFakeTimers()
  toasts.set([])
})
afterEach(() => vi.useRealTimers())

test('a notice under the pointer stays; one closed by hand does not keep the others for ever', () => {
  render(<Toaster />)
  act(() => {
    toast.show('First')
    toast.show('Second')
  })
  const first = screen.getByText('First').closest('[role=status]')
  fireEvent.mouseEnter(first?.parentElement ?? document.body)
  act(() => vi.advanceTimersByTime(20_000))
  expect(screen.getByText('Second')).toBeInTheDocument()
  const [close] = screen.getAllByRole('button', { name: 'Close' })
  if (close) fireEvent.click(close)
  expect(screen.queryByText('First')).not.toBeInTheDocument()
  act(() => vi.advanceTimersByTime(20_000))
  expect(screen.queryByText('Second')).not.toBeInTheDocument()
})
