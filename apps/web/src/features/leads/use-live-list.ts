import { useQueryClient } from '@tanstack/react-query'
import type { LeadRow } from '@telehub/contracts'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isRefusal } from '@/lib/api-error.ts'
import { useLive } from '@/lib/live-client.ts'
import { fetchPage, leadOptions, listKey } from './lead-list.ts'
import { firstPage, hasMoved, incomingOf, type LeadPages, patchRows } from './list-pages.ts'
import type { LeadQuery } from './queue-search.ts'

/** What has changed and waits until the reader asks: leads that came in, and whether the order is no longer the list's. */
export interface Waiting {
  incoming: number
  moved: boolean
}
const nothing: Waiting = { incoming: 0, moved: false }

const gatherMs = 400
/** Reading the top of the list again is dear for the server when an import runs: at most this often. */
const peekEveryMs = 2000
/** More changed leads than this at once are read as a page and not one by one. */
const singly = 6

interface Changes {
  ids: Set<number>
  more: boolean
}

/**
 * Keeps a list true while it is looked at. `isReading` says whether the rows must stay where they are: then changed leads
 * are renewed in place and the rest waits; else the top of the list is read again.
 */
export function useLiveList(query: LeadQuery, isReading: () => boolean) {
  const client = useQueryClient()
  const key = useMemo(() => listKey(query), [query])
  const [waiting, setWaiting] = useState(nothing)
  const changes = useRef<Changes>({ ids: new Set(), more: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const peekedAt = useRef(0)
  const reading = useRef(isReading)
  useEffect(() => {
    reading.current = isReading
  })

  const patch = useCallback(
    (rows: readonly LeadRow[]) => {
      const loaded = client.getQueryData<LeadPages>(key)
      if (!loaded) return
      const newer = new Map(rows.map((row) => [row.id, row]))
      const known = loaded.pages.flatMap((page) => page.items)
      const moved = known.some((row) => {
        const next = newer.get(row.id)
        return next !== undefined && hasMoved(row, next)
      })
      client.setQueryData<LeadPages>(key, patchRows(loaded, newer))
      if (moved) setWaiting((now) => ({ ...now, moved: true }))
    },
    [client, key],
  )

  /** Reads the top of the list again and forgets what was scrolled to. */
  const show = useCallback(async () => {
    setWaiting(nothing)
    client.setQueryData<LeadPages>(key, (data) => data && firstPage(data))
    await client.refetchQueries({ queryKey: key, exact: true })
  }, [client, key])

  const flush = useCallback(async () => {
    const loaded = client.getQueryData<LeadPages>(key)
    if (!loaded) return
    const { ids, more } = changes.current
    changes.current = { ids: new Set(), more: false }
    void client.invalidateQueries({ queryKey: ['GET /api/leads/counts'] })
    void client.invalidateQueries({ queryKey: ['GET /api/leads'] })
    if (!reading.current()) return show()

    const here = new Set(loaded.pages.flatMap((page) => page.items.map((row) => row.id)))
    const known = [...ids].filter((id) => here.has(id))
    if (known.length <= singly) {
      const read = await Promise.allSettled(known.map((id) => client.fetchQuery({ ...leadOptions(id), staleTime: 0 })))
      patch(read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
      const left = read.some((one) => one.status === 'rejected' && isRefusal(one.reason, 'not-found'))
      if (left) setWaiting((now) => ({ ...now, moved: true }))
    }
    if (more || known.length > singly || known.length < ids.size) {
      peekedAt.current = Date.now()
      const top = await fetchPage(query, null).catch(() => null)
      const now = client.getQueryData<LeadPages>(key)
      if (!top || !now) return
      patch(top.items)
      setWaiting((old) => ({ ...old, incoming: incomingOf(now, top.items).length }))
    }
  }, [client, key, query, patch, show])

  const note = useCallback(
    (id: number | null) => {
      if (id === null) changes.current.more = true
      else changes.current.ids.add(id)
      if (timer.current !== undefined) return
      const wait = Math.max(gatherMs, peekedAt.current + peekEveryMs - Date.now())
      timer.current = setTimeout(() => {
        timer.current = undefined
        void flush()
      }, wait)
    },
    [flush],
  )
  useLive('lead:changed', ({ data }) => note(data.leadId))
  useLive('next-action:changed', ({ data }) => note(data.leadId))
  useLive('call:disposed', ({ data }) => note(data.call.leadId))
  useLive('leads:changed', () => note(null))

  useEffect(() => {
    setWaiting(nothing)
    return () => {
      clearTimeout(timer.current)
      timer.current = undefined
      const state = client.getQueryState<LeadPages>(key)
      if (state?.data && state.data.pages.length > 1)
        client.setQueryData<LeadPages>(key, firstPage(state.data), { updatedAt: state.dataUpdatedAt })
    }
  }, [client, key])

  /** For a change made here: shown at once where nobody's eye is lost by it, else in place. */
  const refresh = useCallback(async () => {
    changes.current.more = true
    await flush()
  }, [flush])

  return { waiting, show, patch, refresh }
}
