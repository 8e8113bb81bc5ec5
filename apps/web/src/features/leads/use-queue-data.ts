import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useUser } from '@/lib/session.ts'
import { countsOptions, useLeadPages } from './lead-list.ts'
import { rowsOf } from './list-pages.ts'
import { leadFilterOf, leadQueryOf, type QueueSearch, viewOf } from './queue-search.ts'
import { useLiveList } from './use-live-list.ts'
import { useReading } from './use-reading.ts'

/** The same object as long as it says the same, so that a list is not taken for another one. */
function useSame<T>(value: T): T {
  const text = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what the value says
  return useMemo(() => value, [text])
}

/** The list of a search: its rows and pages, its counts, and what waits to be shown. */
export function useQueueData(search: QueueSearch, cardInPlace: boolean) {
  const { role } = useUser()
  const view = viewOf(search, role)
  const query = useSame(leadQueryOf(search, role))
  const filter = useSame(leadFilterOf(search, role))
  const box = useRef<HTMLDivElement>(null)
  const reading = useReading(box, cardInPlace)
  const list = useLeadPages(query, view !== 'escalated')
  const { data: counts } = useQuery({ ...countsOptions(filter), enabled: view !== 'escalated' })
  const live = useLiveList(query, reading.isReading)
  const leads = useMemo(() => rowsOf(list.data), [list.data])

  const { waiting, show } = live
  const { isReading } = reading
  const someWait = waiting.incoming > 0 || waiting.moved
  // Once nobody reads any more, what waited comes in by itself.
  useEffect(() => {
    if (!someWait) return
    const timer = setInterval(() => !isReading() && void show(), 1500)
    return () => clearInterval(timer)
  }, [someWait, isReading, show])

  // Another search starts at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the query is what the effect waits for
  useEffect(() => {
    if (box.current) box.current.scrollTop = 0
  }, [query])

  const { hasNextPage, isFetchingNextPage, fetchNextPage, isFetchNextPageError } = list
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  return { view, query, box, reading, list, leads, counts, onEnd, ...live }
}
