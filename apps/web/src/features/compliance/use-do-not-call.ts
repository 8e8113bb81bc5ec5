import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { api } from '@/lib/api-client.ts'
import { useLive } from '@/lib/live-client.ts'
import { renew } from '@/lib/query.ts'
import type { BlockedNumber } from './numbers.ts'

/** The do-not-call list by search, latest first, a page at a time. */
export function useDoNotCall(q: string) {
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError, refetch } =
    useInfiniteQuery({
      queryKey: ['GET /api/do-not-call', 'pages', q],
      queryFn: ({ pageParam, signal }) =>
        api('GET /api/do-not-call', { query: { q, cursor: pageParam ?? undefined }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    })
  useLive('leads:changed', ({ data: { why } }) => {
    if (why === 'do-not-call') void renew('GET /api/do-not-call')
  })
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  // A number that was taken off and added again between two pages would stand on both.
  const items = useMemo<BlockedNumber[]>(
    () => [...new Map((data?.pages ?? []).flatMap((page) => page.items).map((item) => [item.phone, item])).values()],
    [data],
  )
  return {
    items,
    loaded: data !== undefined,
    error,
    hasMore: hasNextPage,
    more,
    moreFailed: isFetchNextPageError,
    moreAgain: fetchNextPage,
    retry: refetch,
  }
}
