import { useEffect, useState } from 'react'

interface Seen {
  at: number
  position: number
}

/**
 * Milliseconds that are left of a run, judged by its pace since it was first seen: a run that waited or was stopped in between has a start that says
 * nothing. Null while too little has been seen to tell.
 */
export function remainingMs(first: Seen, last: Seen, now: number, total: number): number | null {
  const rows = last.position - first.position
  const spent = last.at - first.at
  if (rows <= 0 || spent < 2000) return null
  return Math.max(0, ((total - last.position) * spent) / rows - (now - last.at))
}

/** The same for a position that is watched; it moves in steps, so the pace is taken where it moved. */
export function useRemaining(position: number, total: number | null, now: number): number | null {
  const [seen, setSeen] = useState({ first: { at: now, position }, last: { at: now, position } })
  useEffect(() => {
    setSeen((old) => (old.last.position === position ? old : { ...old, last: { at: now, position } }))
  }, [position, now])
  return total === null ? null : remainingMs(seen.first, seen.last, now, total)
}
