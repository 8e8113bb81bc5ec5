import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type RefObject, useCallback, useEffect, useMemo } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { cn } from '@/ui/cn.ts'
import { Grid, GridCell, GridHeading, GridRow } from './grid.tsx'
import { LeadRow, type LeadRowProps, rowId } from './lead-row.tsx'
import type { ListRow } from './list-pages.ts'
import type { LeadSort } from './queue-search.ts'
import { type Counts, countOf, type ListItem, type SectionName, sectionsOf } from './sections.ts'

interface QueueListProps extends Pick<LeadRowProps, 'onOpen' | 'onSelect' | 'onCall'> {
  leads: readonly ListRow[]
  sort: LeadSort
  counts: Counts | undefined
  activeId: number | null
  openId: number | null
  /** Draws the card of the open lead under its row; without it the card is shown elsewhere. */
  card: ((lead: ListRow) => ReactNode) | null
  /** Null where leads are not selected. */
  selected: ReadonlySet<number> | null
  ownerOf: (lead: ListRow) => string | null
  tall: boolean
  /** Drawn over from another search while the new one is on its way. */
  old: boolean
  onEnd: () => void
  footer: ReactNode
  box: RefObject<HTMLDivElement | null>
}

const headingHeight = 32
const cardHeight = 348
/** Asks for the next page this many rows before the end. */
const ahead = 40

/** The leads, drawn only where they are in sight: rows of one height, so that nothing jumps and a hundred thousand are like fifty. */
export function QueueList(props: QueueListProps) {
  const { leads, sort, counts, activeId, openId, card, selected, ownerOf, tall, old, onEnd, footer, box } = props
  const { t } = useTranslation('leads')
  const inPlace = card ? openId : null
  const items = useMemo(() => sectionsOf(leads, sort, inPlace), [leads, sort, inPlace])
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    // Both must stay the same function while the items do: a new one makes the library measure every row again.
    estimateSize: useCallback((index: number) => heightOf(items[index], tall), [items, tall]),
    getItemKey: useCallback((index: number) => items[index]?.key ?? index, [items]),
    overscan: 10,
  })
  const rows = virtual.getVirtualItems()
  const last = rows.at(-1)?.index ?? -1
  useEffect(() => {
    if (items.length > 0 && last >= items.length - ahead) onEnd()
  }, [last, items.length, onEnd])

  const activeIndex = useMemo(
    () => (activeId === null ? -1 : items.findIndex((item) => item.kind === 'lead' && item.lead.id === activeId)),
    [items, activeId],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a step of the person scrolls, never a change of the list
  useEffect(() => {
    if (activeIndex < 0) return
    if (activeIndex <= 1) virtual.scrollToOffset(0)
    else virtual.scrollToIndex(activeIndex, { align: 'auto' })
  }, [activeId])

  return (
    <div ref={box} className="@container h-full overflow-y-auto overscroll-contain contain-strict">
      <Grid
        aria-label={t('list')}
        aria-rowcount={leads.length}
        aria-busy={old}
        aria-multiselectable={selected !== null}
        tabIndex={0}
        {...(rows.some((row) => row.index === activeIndex) &&
          activeId !== null && { 'aria-activedescendant': rowId(activeId) })}
        className={cn('relative w-full -outline-offset-2 transition-opacity', old && 'opacity-60')}
        style={{ height: virtual.getTotalSize() }}
      >
        {rows.map((row) => {
          const item = items[row.index]
          if (!item) return null
          return (
            <div
              key={row.key}
              role="presentation"
              className="absolute inset-x-0 top-0"
              style={{ height: row.size, transform: `translateY(${row.start}px)` }}
            >
              {item.kind === 'heading' && <Heading name={item.name} count={countOf(item.name, sort, counts)} />}
              {item.kind === 'card' && <Card>{card?.(item.lead)}</Card>}
              {item.kind === 'lead' && (
                <LeadRow
                  lead={item.lead}
                  at={item.at}
                  tall={tall}
                  active={item.lead.id === activeId}
                  open={item.lead.id === openId}
                  selected={selected?.has(item.lead.id) ?? null}
                  owner={ownerOf(item.lead)}
                  onOpen={props.onOpen}
                  onSelect={props.onSelect}
                  onCall={props.onCall}
                />
              )}
            </div>
          )
        })}
      </Grid>
      {footer}
    </div>
  )
}

function heightOf(item: ListItem | undefined, tall: boolean): number {
  switch (item?.kind) {
    case 'heading':
      return headingHeight
    case 'card':
      return cardHeight
    case 'lead':
    case undefined:
      return tall ? 60 : 36
  }
}

function Heading({ name, count }: { name: SectionName; count: string | null }) {
  const { t } = useTranslation('leads')
  return (
    <GridRow className="flex h-8 items-end gap-2 border-b border-border/60 px-4 pb-1.5 text-xs font-medium text-muted-foreground">
      <GridHeading>{t(`section.${name}`)}</GridHeading>
      {count !== null && <GridCell className="tabular-nums">{count}</GridCell>}
    </GridRow>
  )
}

function Card({ children }: { children: ReactNode }) {
  return (
    <GridRow className="h-full border-b border-border">
      <GridCell className="block h-full overflow-y-auto bg-card">{children}</GridCell>
    </GridRow>
  )
}
