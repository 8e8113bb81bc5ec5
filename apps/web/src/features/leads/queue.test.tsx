import { QueryClientProvider } from '@tanstack/react-query'
import type { LeadRow } from '@telehub/contracts'
import { act, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { onCallViewRequest } from '@/lib/call-bus.ts'
import { myCall } from '@/lib/my-call.ts'
import { queryClient } from '@/lib/query.ts'
import { signedIn } from '@/lib/session.ts'
import { toasts } from '@/lib/toast.ts'
import { leadRow, leadView } from './fixtures/leads.ts'
import { taken } from './next-lead.ts'
import { Queue } from './queue.tsx'
import type { QueueSearch } from './queue-search.ts'

const leads: LeadRow[] = [
  leadRow(1, {
    name: 'Sunita Deshmukh',
    queueGroup: 'promised-callback',
    ageMark: 'callback-pending',
    nextActionAt: new Date(Date.now() - 3_600_000).toISOString(),
  }),
  leadRow(2, { name: 'Ravi Kulkarni', organisation: 'DAV School', score: 92, vip: true }),
  leadRow(3, { name: '', organisation: 'Kendriya Vidyalaya', score: null }),
  leadRow(4, { name: 'Meera Joshi', queueGroup: null, heldBack: 'no-phone', phone: null }),
]
let asked: { method: string; url: URL; body: unknown }[] = []
const urls = () => asked.map(({ method, url }) => `${method} ${url.pathname}`)

function answer(method: string, url: URL): unknown {
  const one = /^\/api\/leads\/(\d+)$/.exec(url.pathname)
  if (one)
    return leadView(
      Number(one[1]),
      leads.find((lead) => lead.id === Number(one[1])),
    )
  switch (`${method} ${url.pathname}`) {
    case 'GET /api/leads':
      return { items: url.searchParams.get('q') === 'nobody' ? [] : leads, nextCursor: null }
    case 'GET /api/leads/counts':
      return { HOT: 12, WARM: 48, COLD: 10_000, cap: 10_000 }
    case 'GET /api/leads/facets':
      return { sources: ['website'], campaigns: [] }
    case 'POST /api/leads/next':
      return { lead: leadView(2, leads[1]), lockedUntil: new Date(Date.now() + 180_000).toISOString() }
    case 'GET /api/users':
      return { items: [{ id: 7, name: 'Asha Patil', role: 'agent', disabled: false, teamName: 'Pune' }] }
    case 'GET /api/next-actions':
      return { items: [{ state: 'open' }, { state: 'open' }, { state: 'done' }], nextCursor: null }
    case 'POST /api/leads/assign':
      return { assigned: 2 }
    default:
      return { items: [], nextCursor: null }
  }
}

/** happy-dom lays nothing out, and would report that; the list draws what its box has room for. */
class NoResizes implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
function giveBoxesSize() {
  vi.stubGlobal('ResizeObserver', NoResizes)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1000)
}

function signIn(role: 'agent' | 'manager') {
  signedIn({
    accessToken: 't',
    expiresAt: new Date(Date.now() + 900_000).toISOString(),
    user: {
      id: 7,
      email: 'a@demo.example',
      name: 'Asha Patil',
      role,
      teamId: 1,
      teamName: 'Pune',
      phone: null,
      languages: [],
      disabled: false,
      createdAt: '2026-01-01T00:00:00.000Z',
    },
  })
}

let now: QueueSearch = {}
function Desk({ start, onCall }: { start: QueueSearch; onCall: (id: number) => void }) {
  const [search, setSearch] = useState(start)
  now = search
  return <Queue search={search} onSearch={setSearch} onCall={onCall} importLink={<a href="/imports">Import leads</a>} />
}
async function open(role: 'agent' | 'manager', start: QueueSearch = {}) {
  signIn(role)
  const onCall = vi.fn()
  render(
    <QueryClientProvider client={queryClient}>
      <Desk start={start} onCall={onCall} />
    </QueryClientProvider>,
  )
  const grid = await screen.findByRole('grid', { name: 'Leads' })
  return { grid, onCall, user: userEvent.setup() }
}
const activeName = (grid: HTMLElement) => {
  const id = grid.getAttribute('aria-activedescendant')
  return id && document.getElementById(id)?.textContent
}

beforeEach(() => {
  asked = []
  giveBoxesSize()
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('min-width'),
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    const url = new URL(input, 'http://localhost')
    const method = init.method ?? 'GET'
    asked.push({ method, url, body: typeof init.body === 'string' ? JSON.parse(init.body) : null })
    return new Response(JSON.stringify(answer(method, url)), { status: 200 })
  })
})
afterEach(() => {
  queryClient.clear()
  taken.set(null)
  myCall.set(null)
  toasts.set([])
  vi.restoreAllMocks()
})

describe('the list', () => {
  test('shows leads under the headings of the queue, with what marks and holds them', async () => {
    const { grid } = await open('agent')
    expect(
      within(grid)
        .getAllByRole('rowheader')
        .map((one) => one.textContent),
    ).toEqual(['Promised callbacks', 'Hot', 'Held back for now'])
    const [, first, , ravi, school, , meera] = within(grid).getAllByRole('row')
    expect(first).toHaveTextContent(/Sunita Deshmukh.*Overdue by 1 h/)
    expect(ravi).toHaveTextContent(/Ravi Kulkarni.*VIP.*DAV School/)
    expect(school).toHaveTextContent(/Kendriya Vidyalaya.*No score/)
    expect(meera).toHaveTextContent(/Meera Joshi.*No number left to call/)
    expect(within(meera as HTMLElement).getByRole('button', { name: 'Call Meera Joshi' })).toBeDisabled()
  })
  test('counts priorities, and says where counting stopped; pressing one narrows the list', async () => {
    const { user } = await open('agent')
    const cold = await screen.findByRole('button', { name: /Cold\s*10,000\+/ })
    await user.click(cold)
    expect(now.priority).toEqual(['COLD'])
    await waitFor(() => expect(asked.at(-1)?.url.searchParams.get('priority')).toBe('COLD'))
    expect(screen.getByRole('button', { name: 'Remove filter: Priority: Cold' })).toBeVisible()
  })
  test('an agent asks for own leads, a manager for all of them, with what is chosen for assigning', async () => {
    await open('manager')
    expect(asked.find(({ url }) => url.pathname === '/api/leads')?.url.searchParams.get('scope')).toBe('all')
    expect(screen.getAllByRole('checkbox', { name: /^Select/ })).toHaveLength(4)
  })
})

describe('what a manager sees of escalations', () => {
  test('how many wait, on the tab of them', async () => {
    await open('manager')
    expect(await screen.findByRole('radio', { name: /Escalated\s*2 waiting/ })).toBeInTheDocument()
    const ask = asked.find(({ url }) => url.pathname === '/api/next-actions')
    expect(Object.fromEntries(ask?.url.searchParams ?? [])).toMatchObject({ kind: 'escalation', scope: 'mine' })
  })
  test('an agent is asked nothing about them', async () => {
    await open('agent')
    expect(urls()).not.toContain('GET /api/next-actions')
  })
})

describe('during a call', () => {
  const bar = () => screen.getByRole('region', { name: 'Next lead' })
  test('the person on the line is not offered again, and n leads to the call instead of holding a lead', async () => {
    const toCall = vi.fn()
    const stop = onCallViewRequest(toCall)
    const { user } = await open('agent')
    expect(await within(bar()).findByText('Sunita Deshmukh')).toBeVisible()
    act(() => myCall.set({ leadId: 1, stage: 'line' }))
    expect(within(bar()).queryByText('Sunita Deshmukh')).toBeNull()
    expect(within(bar()).getByText('Ravi Kulkarni')).toBeVisible()
    expect(within(bar()).queryByRole('button', { name: 'Call' })).toBeNull()
    await user.keyboard('n')
    act(() => myCall.set({ leadId: 1, stage: 'outcome' }))
    await user.click(within(bar()).getByRole('button', { name: 'Save its outcome' }))
    expect(toCall).toHaveBeenCalledTimes(2)
    expect(urls()).not.toContain('POST /api/leads/next')
    act(() => myCall.set({ leadId: 1, stage: 'saved' }))
    expect(within(bar()).queryByText('Sunita Deshmukh')).toBeNull()
    await user.keyboard('n')
    await waitFor(() => expect(urls()).toContain('POST /api/leads/next'))
    stop()
  })
  test('a lead that was held for me is held no longer once I call it', async () => {
    const { user } = await open('agent')
    await user.keyboard('n')
    await waitFor(() => expect(taken.get()?.lead.id).toBe(2))
    act(() => myCall.set({ leadId: 2, stage: 'line' }))
    await waitFor(() => expect(taken.get()).toBeNull())
  })
})

describe('by keyboard', () => {
  test('walks with j and k, opens with Enter, calls with c, closes with Escape', async () => {
    const { grid, onCall, user } = await open('agent')
    await user.keyboard('jj')
    expect(activeName(grid)).toContain('Ravi Kulkarni')
    await user.keyboard('k')
    expect(activeName(grid)).toContain('Sunita Deshmukh')
    await user.keyboard('{Enter}')
    expect(now.lead).toBe(1)
    expect(await screen.findByRole('heading', { name: 'Sunita Deshmukh' })).toBeVisible()
    await user.keyboard('c')
    expect(onCall).toHaveBeenCalledExactlyOnceWith(1, undefined)
    await user.keyboard('{Escape}')
    expect(now.lead).toBeUndefined()
  })
  test('n takes the next lead and opens it', async () => {
    const { user } = await open('agent')
    await user.keyboard('n')
    await waitFor(() => expect(now.lead).toBe(2))
    expect(urls()).toContain('POST /api/leads/next')
    expect(screen.getByText(/^Held for you for 0[23]:/)).toBeInTheDocument()
  })
  test('c without a lead says what to do instead of calling anybody', async () => {
    const { onCall, user } = await open('agent')
    await user.keyboard('c')
    expect(onCall).not.toHaveBeenCalled()
    expect(toasts.get()[0]?.title).toMatch(/Open a lead first/)
  })
  test('/ searches as one types, keeping what was there until the answer comes', async () => {
    const { grid, user } = await open('agent')
    await user.keyboard('/')
    await user.keyboard('nobody')
    expect(within(grid).getByText('Ravi Kulkarni')).toBeVisible()
    expect(await screen.findByText('No lead matches')).toBeVisible()
    expect(now.q).toBe('nobody')
    expect(asked.filter(({ url }) => url.pathname === '/api/leads' && url.searchParams.has('q'))).toHaveLength(1)
  })
  test('a search for next to nothing says what it needs instead of showing all', async () => {
    const { user } = await open('agent')
    await user.keyboard('/')
    await user.keyboard('%')
    expect(await screen.findByText('Type at least two letters or three digits')).toBeVisible()
    expect(screen.queryByText('Ravi Kulkarni', { selector: '[role=grid] *' })).toBeNull()
  })
  test('x and Shift choose, a assigns; the notice takes it back', async () => {
    const { user } = await open('manager')
    await user.keyboard('jx{Shift>}J{/Shift}')
    expect(screen.getByText('2 selected')).toBeVisible()
    await user.keyboard('a')
    const dialog = await screen.findByRole('dialog', { name: 'Assign 2 leads' })
    await user.click(within(dialog).getByRole('combobox'))
    await user.click(await screen.findByRole('option', { name: /Asha Patil/ }))
    await user.click(within(dialog).getByRole('button', { name: 'Assign' }))
    await waitFor(() => expect(toasts.get()[0]?.title).toBe('2 leads given to Asha Patil'))
    expect(asked.find(({ url }) => url.pathname === '/api/leads/assign')?.body).toEqual({ leadIds: [1, 2], ownerId: 7 })
    await act(async () => toasts.get()[0]?.action?.run())
    await waitFor(() => expect(asked.filter(({ url }) => url.pathname === '/api/leads/assign')).toHaveLength(2))
    expect(asked.findLast(({ url }) => url.pathname === '/api/leads/assign')?.body).toEqual({
      leadIds: [1, 2],
      ownerId: null,
    })
  })
  test('an agent has no keys for choosing and assigning', async () => {
    const { user } = await open('agent')
    await user.keyboard('jxa')
    expect(screen.queryByText(/selected/)).toBeNull()
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})
