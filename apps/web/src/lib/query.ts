import { QueryClient, type QueryKey, queryOptions } from '@tanstack/react-query'
import type { ReplyOf, RouteKey } from '@telehub/contracts'
import { type AskArgs, api } from './api-client.ts'
import { ApiError } from './api-error.ts'

/** Only what may pass by itself is tried again: no answer, or a server in trouble. A refusal is an answer. */
const worthRetrying = (failures: number, error: unknown) =>
  failures < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      retry: worthRetrying,
      retryDelay: (n) => Math.min(8000, 600 * 2 ** n),
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** The cache key of a route: `['GET /api/leads', { query… }]`. Its first part alone reaches every page of it. */
export const keyOf = <K extends RouteKey & `GET ${string}`>(route: K, ...[ask]: AskArgs<K>): QueryKey =>
  ask === undefined ? [route] : [route, ask]

/** Query options for a GET route: `useQuery(get('GET /api/leads/{id}', { params: { id } }))`. */
export function get<K extends RouteKey & `GET ${string}`>(route: K, ...args: AskArgs<K>) {
  return queryOptions<ReplyOf<K>>({
    queryKey: keyOf(route, ...args),
    queryFn: ({ signal }) => api(route, ...([{ ...args[0], signal }] as unknown as AskArgs<K>)),
  })
}

/** Marks everything fetched from these routes as old; what is on the screen is fetched again. */
export const renew = (...routes: (RouteKey & `GET ${string}`)[]) =>
  Promise.all(routes.map((route) => queryClient.invalidateQueries({ queryKey: [route] })))

/**
 * Shows a change before the server has agreed. Returns `undo`, which puts the old value back; call it when the
 * server says no. Fetches under way are stopped, so that an old answer does not overwrite the change.
 */
export async function optimistic<T>(queryKey: QueryKey, change: (old: T) => T): Promise<{ undo: () => void }> {
  await queryClient.cancelQueries({ queryKey })
  const before = queryClient.getQueryData<T>(queryKey)
  if (before !== undefined) queryClient.setQueryData<T>(queryKey, change(before))
  return { undo: () => void (before !== undefined && queryClient.setQueryData(queryKey, before)) }
}
