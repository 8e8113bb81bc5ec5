import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import { cn } from './cn.ts'

interface VirtualListProps<T> {
  label: string
  items: readonly T[]
  keyOf: (item: T, index: number) => string | number
  /** Fixed height of a row in pixels, or one for each (headings between rows). */
  rowHeight: number | ((item: T, index: number) => number)
  children: (item: T, index: number) => ReactNode
  /** Called when the end comes near; ask for the next page there. */
  onEndReached?: (() => void) | undefined
  /** The row to keep in sight, for a list that is walked by keyboard. */
  activeIndex?: number
  /** `list` of items, or `listbox` with rows that are `option`s. */
  role?: 'list' | 'listbox'
  activeId?: string
  /** After the last row: a spinner, "that is all". */
  footer?: ReactNode
  className?: string
}

/** Draws only the rows in sight, so a hundred thousand scroll like fifty. The box itself scrolls: give it a height. */
export function VirtualList<T>({
  label,
  items,
  keyOf,
  rowHeight,
  children,
  onEndReached,
  activeIndex,
  role = 'list',
  activeId,
  footer,
  className,
}: VirtualListProps<T>) {
  const box = useRef<HTMLDivElement>(null)
  const heightAt = (index: number) => {
    const item = items[index]
    return typeof rowHeight === 'number' || item === undefined ? (rowHeight as number) : rowHeight(item, index)
  }
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: heightAt,
    getItemKey: (index) => {
      const item = items[index]
      return item === undefined ? index : keyOf(item, index)
    },
    overscan: 8,
  })
  const rows = virtual.getVirtualItems()
  const last = rows.at(-1)?.index ?? -1
  useEffect(() => {
    if (items.length > 0 && last >= items.length - 10) onEndReached?.()
  }, [last, items.length, onEndReached])
  useEffect(() => {
    if (activeIndex !== undefined && activeIndex >= 0) virtual.scrollToIndex(activeIndex, { align: 'auto' })
  }, [activeIndex, virtual])

  return (
    <div ref={box} className={cn('h-full overflow-y-auto contain-strict', className)}>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a label */}
      <div
        role={role}
        aria-label={label}
        {...(role === 'listbox' && { tabIndex: 0, 'aria-activedescendant': activeId })}
        className="relative w-full"
        style={{ height: virtual.getTotalSize() }}
      >
        {rows.map((row) => {
          const item = items[row.index]
          if (item === undefined) return null
          return (
            <div
              key={row.key}
              role={role === 'list' ? 'listitem' : 'presentation'}
              className="absolute inset-x-0 top-0"
              style={{ height: row.size, transform: `translateY(${row.start}px)` }}
            >
              {children(item, row.index)}
            </div>
          )
        })}
      </div>
      {footer}
    </div>
  )
}
