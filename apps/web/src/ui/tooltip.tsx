import { Slot } from 'radix-ui/slot'
import { type ReactElement, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Kbd } from './kbd.tsx'

type Side = 'top' | 'right' | 'bottom' | 'left'
interface TooltipProps {
  /** Short. It repeats or adds; it is never the only place of something needed, since touch has no hover. */
  label: ReactNode
  shortcut?: string
  side?: Side
  children: ReactElement
}

const openMs = 400
/** Long enough to reach the tip with the pointer, which may rest on it. */
const closeMs = 120
/** Whoever goes from one to the next does not wait again. */
const skipMs = 200
let closedAt = Number.NEGATIVE_INFINITY

export function Tooltip({ label, shortcut, side = 'bottom', children }: TooltipProps) {
  const id = useId()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const after = (ms: number, act: () => void) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(act, ms)
  }
  const close = () => {
    clearTimeout(timer.current)
    if (anchor) closedAt = performance.now()
    setAnchor(null)
  }
  return (
    <>
      <Slot
        aria-describedby={anchor ? id : undefined}
        onPointerEnter={({ currentTarget, pointerType }) => {
          if (pointerType === 'touch') return
          after(performance.now() - closedAt < skipMs ? 0 : openMs, () => setAnchor(currentTarget))
        }}
        onPointerLeave={() => after(closeMs, close)}
        onPointerDown={close}
        onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && setAnchor(currentTarget)}
        onBlur={close}
      >
        {children}
      </Slot>
      {anchor && (
        <Tip
          id={id}
          anchor={anchor}
          side={side}
          onClose={close}
          onPointerEnter={() => clearTimeout(timer.current)}
          onPointerLeave={() => after(closeMs, close)}
        >
          {label}
          {shortcut && <Kbd keys={shortcut} />}
        </Tip>
      )}
    </>
  )
}

interface TipProps {
  id: string
  anchor: HTMLElement
  side: Side
  onClose: () => void
  onPointerEnter: () => void
  onPointerLeave: () => void
  children: ReactNode
}

function Tip({ id, anchor, side, onClose, children, ...hover }: TipProps) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!box.current) return
    const { left, top } = placed(anchor.getBoundingClientRect(), box.current.getBoundingClientRect(), side)
    box.current.style.left = `${left}px`
    box.current.style.top = `${top}px`
  }, [anchor, side])
  const latest = useRef(onClose)
  useEffect(() => {
    latest.current = onClose
  })
  useEffect(() => {
    const ends = new AbortController()
    const { signal } = ends
    addEventListener('keydown', ({ key }) => key === 'Escape' && latest.current(), { capture: true, signal })
    addEventListener('scroll', () => latest.current(), { capture: true, passive: true, signal })
    return () => ends.abort()
  }, [])
  return createPortal(
    <div
      ref={box}
      id={id}
      role="tooltip"
      {...hover}
      className="fixed z-60 flex w-max max-w-64 animate-fade items-center gap-2 rounded-md bg-foreground px-2 py-1 text-xs text-background select-none"
    >
      {children}
    </div>,
    document.body,
  )
}

const gap = 6
const margin = 8
const opposite = { top: 'bottom', right: 'left', bottom: 'top', left: 'right' } as const

/** Beside the anchor, on the other side where the wished one has no room, and always inside of the window. */
export function placed(
  anchor: DOMRect,
  tip: { width: number; height: number },
  side: Side,
): { left: number; top: number } {
  const room = {
    top: anchor.top,
    left: anchor.left,
    bottom: innerHeight - anchor.bottom,
    right: innerWidth - anchor.right,
  }
  const upright = side === 'top' || side === 'bottom'
  const needed = (upright ? tip.height : tip.width) + gap + margin
  const at = room[side] < needed && room[opposite[side]] > room[side] ? opposite[side] : side
  const middle = {
    left: anchor.left + (anchor.width - tip.width) / 2,
    top: anchor.top + (anchor.height - tip.height) / 2,
  }
  const wished = {
    top: { left: middle.left, top: anchor.top - gap - tip.height },
    bottom: { left: middle.left, top: anchor.bottom + gap },
    left: { left: anchor.left - gap - tip.width, top: middle.top },
    right: { left: anchor.right + gap, top: middle.top },
  }[at]
  const inside = (value: number, size: number, whole: number) =>
    Math.max(margin, Math.min(value, whole - margin - size))
  return { left: inside(wished.left, tip.width, innerWidth), top: inside(wished.top, tip.height, innerHeight) }
}
