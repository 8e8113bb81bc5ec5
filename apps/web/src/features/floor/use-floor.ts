import { useQuery } from '@tanstack/react-query'
import type { FloorView } from '@telehub/contracts'
import { useEffect, useRef } from 'react'
import { onLive, onResync } from '@/lib/live-client.ts'
import { get, keyOf, queryClient, renew } from '@/lib/query.ts'
import { type FloorEvent, floorEvents, fold } from './floor-state.ts'

const route = 'GET /api/floor'
/** Counts are read again this long after the last change, however many changes there are. */
const recountMs = 2000

/** The floor, true to the last event: a snapshot with its place in the log, and the events after it folded on. */
export function useFloor() {
  const query = useQuery({ ...get(route), staleTime: 60_000, refetchInterval: 60_000 })
  // Events that come while a snapshot is under way are folded onto it when it is there.
  const early = useRef<FloorEvent[]>([])

  useEffect(() => {
    let recount: ReturnType<typeof setTimeout> | undefined
    const onEvent = (event: FloorEvent) => {
      early.current = [...early.current.slice(-500), event]
      queryClient.setQueryData<FloorView>(keyOf(route), (floor) => floor && fold(floor, event))
      recount ??= setTimeout(() => {
        recount = undefined
        void renew(route)
      }, recountMs)
    }
    const stops = floorEvents.map((type) => onLive(type, onEvent as never))
    stops.push(
      onResync(() => void renew(route)),
      onLive('user:changed', () => void renew(route)),
    )
    return () => {
      clearTimeout(recount)
      for (const stop of stops) stop()
    }
  }, [])

  const floor = query.data && early.current.reduce(fold, query.data)
  return { ...query, floor }
}
