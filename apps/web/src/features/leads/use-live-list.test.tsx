import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { LeadRow } from '@telehub/contracts'
import { act, renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { api } from '@/lib/api-client.ts'
import { leadRow, leadView } from './fixtures/leads.ts'
import { listKey, useLeadPages } from './lead-list.ts'
import { type LeadPages, rowsOf } from './list-pages.ts'
import { leadQueryOf } from './queue-search.ts'
import { useLiveList } from './use-live-list.ts'

const live = vi.hoisted(() => new Map<string, (event: unknown) => void>())
vi.mock('@/lib/live-client.ts', () => ({
  useLive: (type: string, handler: (event: unknown) => void) => void live.set(type, handler),
}))
vi.mock('@/lib/api-client.ts', () => ({ api: vi.fn() }))

const query = leadQueryOf({}, 'agent')
let onServer: LeadRow[] = []
let reading = false

function start() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const { result, unmount } = renderHook(
    () => {
      useLeadPages(query, true)
      return useLiveList(query, () => reading)
    },
    { wrapper },
  )
  const shown = () => rowsOf(client.getQueryData<LeadPages>(listKey(query)))
  return { result, shown, ids: () => shown().map((lead) => lead.id), unmount }
}
const settle = (ms = 5000) => act(() => vi.advanceTimersByTimeAsync(ms))
const changed = (leadId: number) => live.get('lead:changed')?.({ data: { leadId, ownerId: 7 } })

beforeEach(() => {
  vi.useFakeTimers()
  reading = false
  onServer = [leadRow(1), leadRow(2)]
  vi.mocked(api).mockImplementation((async (route: string, ask: { params?: { id: number } }) => {
    if (route === 'GET /api/leads') return { items: onServer, nextCursor: null }
    return leadView(
      ask.params?.id ?? 0,
      onServer.find((lead) => lead.id === ask.params?.id),
    )
  }) as never)
})
afterEach(() => vi.useRealTimers())

describe('while nobody reads', () => {
  test('a lead that comes in takes its place', async () => {
    const { ids } = start()
    await settle()
    onServer = [leadRow(9), ...onServer]
    changed(9)
    await settle()
    expect(ids()).toEqual([9, 1, 2])
  })
})

describe('while somebody reads', () => {
  test('a lead that comes in waits and is counted until it is asked for', async () => {
    const { result, ids } = start()
    await settle()
    reading = true
    onServer = [leadRow(9), ...onServer]
    changed(9)
    await settle()
    expect(ids()).toEqual([1, 2])
    expect(result.current.waiting.incoming).toBe(1)
    await act(() => result.current.show())
    expect(ids()).toEqual([9, 1, 2])
    expect(result.current.waiting).toEqual({ incoming: 0, moved: false })
  })
  test('a lead that changes is renewed where it stands', async () => {
    const { result, shown, ids } = start()
    await settle()
    reading = true
    onServer = [leadRow(2), leadRow(1, { queueGroup: null, heldBack: 'in-call' })]
    changed(1)
    await settle()
    expect(ids()).toEqual([1, 2])
    expect(shown()[0]?.heldBack).toBe('in-call')
    expect(result.current.waiting).toEqual({ incoming: 0, moved: true })
  })
  test('many changes at once are one reading of the top', async () => {
    const { ids } = start()
    await settle()
    reading = true
    const before = vi.mocked(api).mock.calls.length
    for (let id = 100; id < 200; id++) changed(id)
    live.get('leads:changed')?.({ data: { why: 'import', count: 100 } })
    await settle()
    expect(
      vi
        .mocked(api)
        .mock.calls.slice(before)
        .map(([route]) => route),
    ).toEqual(['GET /api/leads'])
    expect(ids()).toEqual([1, 2])
  })
})
