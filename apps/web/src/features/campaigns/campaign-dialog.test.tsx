import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '@/lib/query.ts'
import { CampaignDialog } from './campaign-dialog.tsx'

const campaign = {
  id: 3,
  name: 'Summer camp',
  purpose: 'promotional' as const,
  script: 'Namaste',
  talkingPoints: [],
  hours: null,
  active: true,
  openNow: true,
}
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })
const onClose = vi.fn()
let sent: { method: string; url: string; body: unknown }[]
let answer: Response
beforeEach(() => {
  sent = []
  onClose.mockClear()
  queryClient.clear()
  answer = json(campaign)
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (init.method === 'GET') return json({ code: 'unavailable', title: 'Later' }, 404)
    sent.push({ method: String(init.method), url, body: JSON.parse(String(init.body)) })
    return answer
  })
})
const open = (of: typeof campaign | null) =>
  render(
    <QueryClientProvider client={queryClient}>
      <CampaignDialog campaign={of} onClose={onClose} />
    </QueryClientProvider>,
  )

test('a change sends what differs and closes', async () => {
  open(campaign)
  await userEvent.type(screen.getByLabelText('Talking points'), 'Dates{Enter}Fees')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent).toEqual([{ method: 'PATCH', url: '/api/campaigns/3', body: { talkingPoints: ['Dates', 'Fees'] } }])
})

test('a name that is taken is said at the name, and nothing closes', async () => {
  answer = json({ code: 'conflict', title: 'No', detail: 'There is already a campaign called “X”.' }, 409)
  open(null)
  await userEvent.type(screen.getByLabelText('Name'), 'X')
  await userEvent.click(screen.getByRole('button', { name: 'Add' }))
  await waitFor(() =>
    expect(screen.getByLabelText('Name')).toHaveAccessibleDescription('There is already a campaign called “X”.'),
  )
  expect(onClose).not.toHaveBeenCalled()
})

test('Escape closes at once what is untouched, and asks before it loses what was written', async () => {
  open(campaign)
  await userEvent.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledTimes(1)
  await userEvent.type(screen.getByLabelText('Script'), ' ji')
  await userEvent.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledTimes(1)
  await userEvent.click(await screen.findByRole('button', { name: 'Close without saving' }))
  expect(onClose).toHaveBeenCalledTimes(2)
})

test('own hours open a week in which a wrong day is named', async () => {
  open(campaign)
  await userEvent.click(screen.getByLabelText('Has calling hours of its own'))
  await userEvent.selectOptions(screen.getByLabelText('Monday: open or closed'), 'Open')
  const closes = screen.getByLabelText('Monday: closes at')
  await userEvent.clear(closes)
  await userEvent.type(closes, '9')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(closes).toHaveAccessibleDescription('It must open before it closes.')
  expect(closes).toHaveValue('09:00')
  expect(sent).toEqual([])
})
