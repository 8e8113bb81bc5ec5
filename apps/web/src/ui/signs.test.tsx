import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ApiError } from '@/lib/api-error.ts'
import { toast, toasts } from '@/lib/toast.ts'
import { AgeMark } from './age-mark.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { ErrorState } from './error-state.tsx'
import { Kbd } from './kbd.tsx'
import { PresenceDot } from './presence-dot.tsx'
import { PriorityMark } from './priority-mark.tsx'
import { Toaster } from './toaster.tsx'

afterEach(() => vi.useRealTimers())
const inMinutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString()

const Area = ({ broken }: { broken: boolean }) => {
  if (broken) throw new Error('bug')
  return <p>works</p>
}

describe('an age mark', () => {
  test.each([
    ['callback-pending', inMinutes(4.5), 'Callback in 4 min'],
    ['callback-pending', inMinutes(-10.5), 'Overdue by 10 min'],
    ['overdue-follow-up', inMinutes(-3 * 24 * 60 - 1), 'Follow-up overdue by 3 d'],
    ['overdue-follow-up', null, 'Follow-up overdue'],
    ['fresh', null, 'Fresh'],
    ['cold', null, 'Cold'],
  ] as const)('%s due %s reads its words', (mark, dueAt, text) => {
    render(<AgeMark mark={mark} dueAt={dueAt} />)
    expect(screen.getByText(text)).toBeInTheDocument()
  })
})

test('priority and presence are said, not only coloured', () => {
  render(
    <>
      <PriorityMark priority="HOT" />
      <PresenceDot presence="wrapping" label="Wrapping up" />
      <Kbd keys="shift+j" />
    </>,
  )
  expect(screen.getByText('Hot')).toBeInTheDocument()
  expect(screen.getByText('Wrapping up')).toBeInTheDocument()
  expect(screen.getByText('Shift J')).toBeInTheDocument()
})

describe('a toast', () => {
  afterEach(() => act(() => toasts.set([])))

  test('goes by itself, but not while it is being read', async () => {
    vi.useFakeTimers()
    render(<Toaster />)
    act(() => void toast.ok('Saved'))
    const notice = screen.getByText('Saved')
    act(() => void notice.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })))
    await act(() => vi.advanceTimersByTimeAsync(20_000))
    expect(screen.getByText('Saved')).toBeInTheDocument()
    act(() => void notice.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, relatedTarget: document.body })))
    await act(() => vi.advanceTimersByTimeAsync(4_100))
    expect(screen.queryByText('Saved')).not.toBeInTheDocument()
  })

  test('undoes, and closes', async () => {
    const undo = vi.fn()
    render(<Toaster />)
    act(() => void toast.show('Callback cancelled', { action: { label: 'Undo', run: undo } }))
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(undo).toHaveBeenCalledTimes(1)
    expect(screen.queryByText('Callback cancelled')).not.toBeInTheDocument()
  })

  test('an error is announced at once, and no more than three stand at a time', () => {
    render(<Toaster />)
    act(() => {
      for (const n of [1, 2, 3, 4]) toast.error(`Error ${n}`)
    })
    expect(screen.getAllByRole('alert').map((one) => one.querySelector('p')?.textContent)).toEqual([
      'Error 2',
      'Error 3',
      'Error 4',
    ])
  })
})

describe('an error', () => {
  const refusal = new ApiError({
    status: 409,
    code: 'too-soon',
    title: 'Not possible now',
    detail: 'Called 4 minutes ago.',
  })

  test('of the server is told in the sentence of the server, with a way to try again', async () => {
    const retry = vi.fn()
    render(<ErrorState error={refusal} onRetry={retry} />)
    expect(screen.getByRole('alert')).toHaveTextContent('Called 4 minutes ago.')
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(retry).toHaveBeenCalledTimes(1)
  })

  test('stays in its area, and is gone when the area changes', () => {
    vi.mocked(console.error).mockImplementation(() => {})
    const page = (broken: boolean, resetKey: string) => (
      <>
        <p>the dock</p>
        <ErrorBoundary resetKey={resetKey}>
          <Area broken={broken} />
        </ErrorBoundary>
      </>
    )
    const { rerender } = render(page(true, '/queue'))
    expect(screen.getByText('the dock')).toBeInTheDocument()
    expect(screen.getByRole('alert')).toHaveTextContent('Something went wrong here')
    rerender(page(false, '/calls'))
    expect(screen.getByText('works')).toBeInTheDocument()
    vi.mocked(console.error).mockClear()
  })
})
