import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import type { BodyIn, NextActionView, ReplyOf } from '@telehub/contracts'
import { api } from '@/lib/api-client.ts'
import { renew } from '@/lib/query.ts'
import { type KindFilter, kindsOf } from './callbacks-search.ts'

export const whens = ['overdue', 'today', 'later'] as const
export type When = (typeof whens)[number]
type Page = ReplyOf<'GET /api/next-actions'>

/** The open actions of one part of the day, soonest first. Its key begins with the route, so that renewing that reaches it. */
export const useActions = (when: When, kind: KindFilter, scope: 'mine' | 'all') =>
  useInfiniteQuery<Page, Error, InfiniteData<Page, string | null>, string[], string | null>({
    queryKey: ['GET /api/next-actions', when, kind, scope],
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/next-actions', {
        query: { when, kind: kindsOf(kind), scope, limit: 50, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
  })

/** Changes an action and reads the lists again. Throws the server's refusal. */
export async function changeAction(id: number, body: BodyIn<'PATCH /api/next-actions/{id}'>): Promise<NextActionView> {
  const changed = await api('PATCH /api/next-actions/{id}', { params: { id }, body })
  await renew('GET /api/next-actions')
  return changed
}

/** The name an action's lead goes by. */
export const nameOf = (action: { leadName: string; organisation: string }): string =>
  action.leadName || action.organisation
