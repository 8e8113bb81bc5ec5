import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReplyOf } from '@telehub/contracts'
import { useCallback, useMemo } from 'react'
import { api } from '@/lib/api-client.ts'
import { unreachable } from '@/lib/api-error.ts'
import type { Outcome } from '../words.ts'

export type LedgerRow = ReplyOf<'GET /api/imports/{id}/rows'>['items'][number]
const pageSize = 100

/** The rows of an import in the order of the file, a page at a time. `position` makes a run that went on be read afresh. */
export function useLedger(id: number, outcome: Outcome | undefined, position: number) {
  const query = useInfiniteQuery({
    queryKey: ['GET /api/imports/{id}/rows', 'pages', id, outcome ?? 'all', position],
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/imports/{id}/rows', {
        params: { id },
        query: { limit: pageSize, outcome: outcome && [outcome], cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // What became of a row does not change; names of leads do, seldom.
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError, refetch } = query
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  return {
    rows,
    loaded: data !== undefined,
    // Without network nothing is asked; it is when the network is back.
    error: error ?? (query.isPaused ? unreachable() : null),
    hasMore: hasNextPage,
    moreFailed: isFetchNextPageError,
    more,
    again: () => void fetchNextPage(),
    retry: () => void refetch(),
  }
}
