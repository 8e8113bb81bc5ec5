import { QueryClientProvider } from '@tanstack/react-query'
import { defaultSettings } from '@telehub/domain'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { keyOf, queryClient } from '@/lib/query.ts'
import { toasts } from '@/lib/toast.ts'
import { NumbersForm } from './numbers-form.tsx'
import { hasUnsaved } from './unsaved.ts'

const retry = { ...defaultSettings.retry }
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })
let sent: unknown[]
let answer: (body: unknown) => Response
beforeEach(() => {
  sent = []
  toasts.set([])
  queryClient.clear()
  queryClient.setQueryData(keyOf('GET /api/settings/history'), { items: [] })
  answer = (body) => json({ workspace: { name: 'X', zone: 'Asia/Kolkata', maskPhones: false }, retry: body })
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (init.method !== 'PUT') return json({ items: [] })
    expect(url).toBe('/api/settings/retry')
    const body: unknown = JSON.parse(String(init.body))
    sent.push(body)
    return answer(body)
  })
})

const form = (saved = retry) => (
  <QueryClientProvider client={queryClient}>
    <NumbersForm topic="retry" saved={saved} />
  </QueryClientProvider>
)
const busy = () => screen.getByLabelText('After busy')
const save = () => screen.getByRole('button', { name: /Save/ })
const type = async (text: string) => {
  await userEvent.clear(busy())
  await userEvent.type(busy(), text)
}

test('untouched there is nothing to save; a change is marked, saved whole, and can be undone', async () => {
  render(form())
  expect(save()).toBeDisabled()
  expect(hasUnsaved()).toBe(false)
  await type('45')
  expect(hasUnsaved()).toBe(true)
  await userEvent.click(save())
  expect(sent).toEqual([{ noAnswerMinutes: 120, busyMinutes: 45 }])
  await vi.waitFor(() => expect(save()).toBeDisabled())
  expect(hasUnsaved()).toBe(false)
  toasts.get()[0]?.action?.run()
  await vi.waitFor(() => expect(sent[1]).toEqual(retry))
})

test('a number that is none is said at its field and not sent', async () => {
  render(form())
  await type('soon')
  await userEvent.click(save())
  expect(busy()).toHaveAccessibleDescription('A whole number from 0 to 43200.')
  expect(sent).toEqual([])
})

test('what the server says of a field stands at the field, until it is changed', async () => {
  answer = () =>
    json(
      { code: 'invalid-input', title: 'Bad', fields: [{ path: 'body.busyMinutes', message: 'not on a Monday' }] },
      400,
    )
  render(form())
  await type('45')
  await userEvent.click(save())
  await vi.waitFor(() => expect(busy()).toHaveAccessibleDescription('not on a Monday'))
  await userEvent.type(busy(), '1')
  expect(busy()).not.toHaveAccessibleDescription('not on a Monday')
})

test('untouched it follows what others save; while it is being changed it says so and keeps what was typed', async () => {
  const { rerender } = render(form())
  rerender(form({ ...retry, busyMinutes: 31 }))
  expect(busy()).toHaveValue('31')
  await type('45')
  rerender(form({ ...retry, busyMinutes: 32 }))
  expect(busy()).toHaveValue('45')
  expect(screen.getByText(/Somebody else has changed this/)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: 'Discard changes' }))
  expect(busy()).toHaveValue('32')
})
