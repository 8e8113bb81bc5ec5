import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import type { CallView, ReplyOf } from '@telehub/contracts'
import { useCallback, useMemo } from 'react'
import { api } from '@/lib/api-client.ts'
import { useLive } from '@/lib/live-client.ts'
import { keyOf, queryClient } from '@/lib/query.ts'
import type { CallQuery } from './search.ts'

type Pages = InfiniteData<ReplyOf<'GET /api/calls'>, string | null>
const pageSize = 50
const listKey = ['GET /api/calls', 'pages'] as const

/** Calls, newest first, a page at a time, each kept true by the live events. */
export function useCalls(query: CallQuery) {
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: [...listKey, query],
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/calls', { query: { ...query, limit: pageSize, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  useLiveRows()
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const calls = useMemo(() => once(data?.pages.flatMap((page) => page.items) ?? []), [data])
  return { calls, loaded: data !== undefined, error, hasMore: hasNextPage, more, retry: refetch }
}

/** A call that began between two pages stands on both. */
function once(calls: readonly CallView[]): CallView[] {
  return [...new Map(calls.map((call) => [call.id, call])).values()]
}

/** Changes a call wherever it stands; the row does not move, for it is ordered by when it began. */
export function patchCall(call: CallView): void {
  queryClient.setQueryData(keyOf('GET /api/calls/{id}', { params: { id: call.id } }), call)
  queryClient.setQueriesData<Pages>({ queryKey: listKey }, (old) => old && withCall(old, call))
}

const withCall = (pages: Pages, call: CallView): Pages => ({
  ...pages,
  pages: pages.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (item.id === call.id ? call : item)),
  })),
})

function useLiveRows() {
  useLive('call:started', () => void queryClient.invalidateQueries({ queryKey: listKey }))
  useLive('call:ringing', ({ data }) => patchCall(data.call))
  useLive('call:answered', ({ data }) => patchCall(data.call))
  useLive('call:ended', ({ data }) => patchCall(data.call))
  useLive('call:changed', ({ data }) => patchCall(data.call))
  useLive('call:disposed', ({ data }) => patchCall(data.call))
}
