import { useCallback, useEffect, useRef, useState } from 'react'
import { type QueueSearch, type SetSearch, withChange } from './queue-search.ts'
import { extendTo, noSelection, stepFrom, toggle } from './selection.ts'

/** Which row is active, which lead is open, which are chosen. The open one lives in the address. */
export function useQueuePlace(search: QueueSearch, onSearch: SetSearch, order: readonly number[], follow: boolean) {
  const openId = search.lead ?? null
  const [activeId, setActiveId] = useState<number | null>(openId)
  const [selection, setSelection] = useState(noSelection)
  const followTimer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (openId !== null) setActiveId(openId)
  }, [openId])
  useEffect(() => () => clearTimeout(followTimer.current), [])

  const latest = useRef({ search, onSearch, order, openId })
  useEffect(() => {
    latest.current = { search, onSearch, order, openId }
  })
  const open = useCallback((id: number) => {
    clearTimeout(followTimer.current)
    const now = latest.current
    setActiveId(id)
    if (now.openId !== id) now.onSearch(withChange(now.search, { lead: id }), { replace: now.openId !== null })
  }, [])
  /** The same once more closes it, where the card stands in the list itself. */
  const toggleOpen = useCallback(
    (id: number) => {
      const now = latest.current
      if (now.openId === id) now.onSearch(withChange(now.search, { lead: undefined }), { replace: true })
      else open(id)
    },
    [open],
  )
  const close = useCallback(() => {
    const now = latest.current
    if (now.openId !== null) now.onSearch(withChange(now.search, { lead: undefined }), { replace: true })
  }, [])
  const step = (by: 1 | -1) => {
    const next = stepFrom(activeId, by, order)
    if (next === null) return
    setActiveId(next)
    // The panel follows the row once the key rests, so that a held key does not open every lead on its way.
    clearTimeout(followTimer.current)
    if (follow && openId !== null) followTimer.current = setTimeout(() => open(next), 140)
  }
  const select = useCallback((id: number, range: boolean) => {
    setActiveId(id)
    setSelection((now) => (range ? extendTo(now, id, latest.current.order) : toggle(now, id)))
  }, [])
  const extend = (by: 1 | -1) => {
    const next = stepFrom(activeId, by, order)
    if (next === null) return
    setSelection((now) => extendTo(now.anchor === null && activeId !== null ? toggle(now, activeId) : now, next, order))
    setActiveId(next)
  }
  const clear = useCallback(() => setSelection(noSelection), [])
  return { openId, activeId, selection, open, toggleOpen, close, step, select, extend, clear }
}
