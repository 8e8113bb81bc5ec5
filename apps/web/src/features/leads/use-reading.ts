import { type RefObject, useCallback, useRef } from 'react'

/** How long after the last step with a key the rows still stay where they are. */
const keyRestMs = 5000

/**
 * Whether somebody is reading a list, so that its rows must not move: the pointer is over it, it is scrolled down, a card is
 * open in it, or it was walked by key a moment ago.
 */
export function useReading(box: RefObject<HTMLDivElement | null>, cardOpen: boolean) {
  const over = useRef(false)
  const keyedAt = useRef(0)
  const isReading = useCallback(
    () => over.current || cardOpen || (box.current?.scrollTop ?? 0) > 4 || Date.now() - keyedAt.current < keyRestMs,
    [box, cardOpen],
  )
  const keyed = useCallback(() => {
    keyedAt.current = Date.now()
  }, [])
  const onPointerEnter = useCallback(() => {
    over.current = true
  }, [])
  const onPointerLeave = useCallback(() => {
    over.current = false
  }, [])
  return { isReading, keyed, hover: { onPointerEnter, onPointerLeave } }
}
