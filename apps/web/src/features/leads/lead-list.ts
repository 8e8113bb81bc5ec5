import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { api } from '@/lib/api-client.ts'
import { get, queryClient } from '@/lib/query.ts'
import type { LeadPage, LeadPages } from './list-pages.ts'
import type { LeadFilter, LeadQuery } from './queue-search.ts'

/** The first page is soon there; whoever scrolls on gets more at once. */
const pageSize = { first: 100, later: 200 } as const

export const fetchPage = (query: LeadQuery, cursor: string | null, signal?: AbortSignal): Promise<LeadPage> =>
  api('GET /api/leads', {
    query: { ...query, limit: cursor === null ? pageSize.first : pageSize.later, cursor: cursor ?? undefined },
    ...(signal && { signal }),
  })

export const listKey = (query: LeadQuery) => ['lead list', query] as const

const firstPage = (query: LeadQuery) => ({
  queryKey: listKey(query),
  queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
    fetchPage(query, pageParam, signal),
  initialPageParam: null,
})

/** Asks for what the queue shows first, for whoever knows that it will be opened; a list that is there already stays as it is. */
export function fetchAhead(query: LeadQuery, filter: LeadFilter): void {
  if (queryClient.getQueryState(listKey(query))) return
  void queryClient.prefetchInfiniteQuery<LeadPage, Error, LeadPage, ReturnType<typeof listKey>, string | null>(
    firstPage(query),
  )
  void queryClient.prefetchQuery(countsOptions(filter))
}

/**
 * The pages of one list. Its key is not that of the route: whoever renews the route must not make a deeply scrolled list
 * read hundreds of pages again. The live feed keeps it true instead (`useLiveList`).
 */
export const useLeadPages = (query: LeadQuery, enabled: boolean) =>
  useInfiniteQuery<LeadPage, Error, LeadPages, ReturnType<typeof listKey>, string | null>({
    ...firstPage(query),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    enabled,
  })

/** How many leads of each priority match, whatever priority the list is narrowed to. */
export const countsOptions = (filter: LeadFilter) => ({
  ...get('GET /api/leads/counts', { query: { ...filter, priority: undefined } }),
  placeholderData: keepPreviousData,
})

export const facetsOptions = () => ({ ...get('GET /api/leads/facets'), staleTime: 60_000 })
export const leadOptions = (id: number) => get('GET /api/leads/{id}', { params: { id } })
/** Who a lead can be given to. Names of owners come from here as well. */
export const peopleOptions = () => ({ ...get('GET /api/users'), staleTime: 5 * 60_000 })
