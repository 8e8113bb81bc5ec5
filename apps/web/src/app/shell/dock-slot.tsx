import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { ErrorBoundary } from '@/ui/error-boundary.tsx'

/** Holds the call dock at the foot of the desk and tells the page its height, so that notices and lists stay clear of it. */
export function DockSlot({ children }: { children: ReactNode }) {
  const slot = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = slot.current
    if (!box) return
    const root = document.documentElement.style
    const watch = new ResizeObserver(() => root.setProperty('--dock-height', `${box.offsetHeight}px`))
    watch.observe(box)
    return () => {
      watch.disconnect()
      root.removeProperty('--dock-height')
    }
  }, [])
  return (
    <div ref={slot} className="relative z-30 shrink-0">
      <ErrorBoundary>
        <Suspense>{children}</Suspense>
      </ErrorBoundary>
    </div>
  )
}
