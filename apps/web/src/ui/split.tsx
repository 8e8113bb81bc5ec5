import type { ReactNode } from 'react'
import { cn } from './cn.ts'

interface SplitProps {
  /** The list side. */
  children: ReactNode
  /** What is chosen in the list; null closes the panel. */
  panel: ReactNode | null
  panelLabel: string
  /** Keeps the place of the panel while nothing is chosen, so that the list does not jump. */
  reserve?: ReactNode
}

/** A list with a panel beside it from 1024 px on. Below, the panel lies over the list, and closing it gives the list back. */
export function Split({ children, panel, panelLabel, reserve }: SplitProps) {
  const shown = panel ?? reserve
  return (
    <div className="relative flex h-full min-h-0">
      <div className="min-w-0 flex-1">{children}</div>
      {shown && (
        <aside
          aria-label={panelLabel}
          className={cn(
            'min-h-0 overflow-y-auto bg-background lg:w-88 lg:shrink-0 lg:border-l lg:border-border xl:w-104',
            panel ? 'absolute inset-0 z-20 lg:static' : 'hidden lg:block',
          )}
        >
          {shown}
        </aside>
      )}
    </div>
  )
}
