import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import type { ImportView, ReplyOf } from '@telehub/contracts'
import { useCallback, useEffect, useMemo } from 'react'
import { api } from '@/lib/api-client.ts'
import { unreachable } from '@/lib/api-error.ts'
import { type LiveEvent, onLive, onResync } from '@/lib/live-client.ts'
import { keyOf, queryClient, renew } from '@/lib/query.ts'
import { isUnderWay } from '../words.ts'

type Pages = InfiniteData<ReplyOf<'GET /api/imports'>, string | null>
const listKey = ['GET /api/imports', 'pages'] as const

/** How often an import under way is read again, should its news not come. */
export const recheckMs = 10_000

/** Imports, newest first, a page at a time. */
export function useImports() {
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, isPaused, refetch } = useInfiniteQuery({
    queryKey: listKey,
    queryFn: ({ pageParam, signal }) => api('GET /api/imports', { query: { cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((item) => isUnderWay(item.status))) ? recheckMs : false,
  })
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const imports = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  const failure = error ?? (isPaused ? unreachable() : null)
  return { imports, loaded: data !== undefined, error: failure, hasMore: hasNextPage, more, retry: refetch }
}

type News = LiveEvent<'import:progress'>['data']

/** An import with what the news says; news from before what is known changes nothing. */
export function withNews(of: ImportView, { status, position, total, counts }: News): ImportView {
  return position < of.position ? of : { ...of, status, position, total, counts }
}

function take(news: News): void {
  const key = keyOf('GET /api/imports/{id}', { params: { id: news.importId } })
  const before = queryClient.getQueryData<ImportView>(key)
  if (before) queryClient.setQueryData(key, withNews(before, news))
  // The news does not carry everything that changes with the state: times, the error.
  if (before?.status !== news.status) void queryClient.invalidateQueries({ queryKey: key })
  let known = false
  queryClient.setQueryData<Pages>(listKey, (old) => {
    if (!old) return old
    const pages = old.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => {
        if (item.id !== news.importId) return item
        known = item.status === news.status
        return withNews(item, news)
      }),
    }))
    return { ...old, pages }
  })
  if (!known) void queryClient.invalidateQueries({ queryKey: listKey })
}

/** Keeps what is shown of imports true while a screen of theirs is open. */
export function useImportNews(): void {
  useEffect(() => {
    const stops = [
      onLive('import:progress', ({ data }) => take(data)),
      onResync(() => void renew('GET /api/imports', 'GET /api/imports/{id}', 'GET /api/imports/{id}/rows')),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
}
