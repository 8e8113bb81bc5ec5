import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, type Mock, test, vi } from 'vitest'
import { queryClient } from '@/lib/query.ts'
import { toasts } from '@/lib/toast.ts'
import { PresenceSwitcher } from './presence-switcher.tsx'

const since = new Date(Date.now() - 12 * 60_000).toISOString()
const presence = (state: string) => ({ userId: 4, state, reason: null, since })
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })

let put: Mock<(body: string) => Response>
const show = async (state: string, answer: (body: string) => Response) => {
  put = vi.fn(answer)
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) =>
    init.method === 'PUT' ? put(String(init.body)) : json(presence(state)),
  )
  render(
    <QueryClientProvider client={queryClient}>
      <PresenceSwitcher userId={4} />
    </QueryClientProvider>,
  )
  await userEvent.click(await screen.findByRole('button'))
}

beforeEach(() => {
  queryClient.clear()
  toasts.set([])
})

test('says what I do and for how long, and takes a break with its reason', async () => {
  await show('available', (body) => json({ ...presence('break'), ...JSON.parse(body) }))
  expect(screen.getByRole('button')).toHaveTextContent('Available12 min')
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Tea' }))
  expect(put).toHaveBeenCalledExactlyOnceWith('{"state":"break","reason":"tea"}')
  await waitFor(() => expect(screen.getByRole('button')).toHaveTextContent('Tea'))
})

test('takes the change back when the server says no, and says why', async () => {
  await show('available', () => json({ code: 'conflict', title: 'No', detail: 'Your call sets your presence.' }, 409))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Offline' }))
  await waitFor(() => expect(toasts.get().map((one) => one.title)).toEqual(['Your call sets your presence.']))
  expect(screen.getByRole('button')).toHaveTextContent('Available')
})

test('a call has the say until its outcome is saved', async () => {
  await show('wrapping', () => json(presence('available')))
  expect(await screen.findByText('Your call sets this until its outcome is saved.')).toBeInTheDocument()
  for (const item of screen.getAllByRole('menuitem')) expect(item).toHaveAttribute('aria-disabled', 'true')
})
