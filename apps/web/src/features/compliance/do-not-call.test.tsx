import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { queryClient } from '@/lib/query.ts'
import { AddDialog } from './add-dialog.tsx'
import { readPhone } from './numbers.ts'
import { RemoveDialog } from './remove-dialog.tsx'

describe('a typed number', () => {
  test.each([
    ['+91 98200-12345', '+919820012345'],
    ['98200 12345', '+919820012345'],
    ['022 2612 3456', '+912226123456'],
    ['0091 (98200) 12345', '+919820012345'],
    ['+1 415 555 0100', '+14155550100'],
  ])('%s is %s', (typed, phone) => expect(readPhone(typed)).toBe(phone))
  test.each(['', '98200', 'Asha', '+0123456789', '9.82E+09', '1234567890123456'])('“%s” is none', (typed) =>
    expect(readPhone(typed)).toBeNull(),
  )
})

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })
const onClose = vi.fn()
let sent: { method: string; url: string; body: unknown }[]
beforeEach(() => {
  sent = []
  onClose.mockClear()
  queryClient.clear()
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (init.method === 'GET') return json({ HOT: 1, WARM: 0, COLD: 1, cap: 1000 })
    const body = JSON.parse(String(init.body))
    sent.push({ method: String(init.method), url, body })
    return json(init.method === 'DELETE' ? { ok: true } : { ...body, addedBy: null, addedAt: '2026-11-24T05:30:00Z' })
  })
})
const show = (dialog: React.ReactNode) =>
  render(<QueryClientProvider client={queryClient}>{dialog}</QueryClientProvider>)

test('adding says how the number is read and whom it holds back, and wants a reason', async () => {
  show(<AddDialog onClose={onClose} />)
  await userEvent.type(screen.getByLabelText('Phone number'), '9820012345')
  await waitFor(() =>
    expect(screen.getByLabelText('Phone number')).toHaveAccessibleDescription(
      'Will be added as +91 98200 12345. 2 leads have it and will be held back.',
    ),
  )
  await userEvent.click(screen.getByRole('button', { name: 'Add to the list' }))
  expect(screen.getByLabelText('Reason')).toHaveAccessibleDescription('Please fill this in.')
  expect(sent).toEqual([])
  await userEvent.type(screen.getByLabelText('Reason'), ' By letter ')
  await userEvent.click(screen.getByRole('button', { name: 'Add to the list' }))
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent).toEqual([
    { method: 'POST', url: '/api/do-not-call', body: { phone: '+919820012345', reason: 'By letter' } },
  ])
})

test('removing wants a reason too', async () => {
  const number = { phone: '+919820012345', reason: 'By letter', addedBy: null, addedAt: '2026-11-24T05:30:00Z' }
  show(<RemoveDialog number={number} onClose={onClose} />)
  await userEvent.click(screen.getByRole('button', { name: 'Remove from the list' }))
  expect(sent).toEqual([])
  await userEvent.type(screen.getByLabelText('Why may it be called again?'), 'Wrong number')
  await userEvent.click(screen.getByRole('button', { name: 'Remove from the list' }))
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent).toEqual([
    { method: 'DELETE', url: '/api/do-not-call/%2B919820012345', body: { reason: 'Wrong number' } },
  ])
})
