import { Phone } from 'lucide-react'
import { type MouseEvent, memo } from 'react'
import { formatWhen } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { AgeMark } from '@/ui/age-mark.tsx'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Checkbox } from '@/ui/checkbox.tsx'
import { cn } from '@/ui/cn.ts'
import { PriorityMark } from '@/ui/priority-mark.tsx'
import { GridCell, GridRow } from './grid.tsx'
import { leadPlace, leadTitle, sayHeldBack } from './lead-words.ts'
import type { ListRow } from './list-pages.ts'

export interface LeadRowProps {
  lead: ListRow
  at: number
  tall: boolean
  active: boolean
  open: boolean
  /** Null where leads are not selected. */
  selected: boolean | null
  /** Whose it is; null where it goes without saying. */
  owner: string | null
  onOpen: (id: number) => void
  onSelect: (id: number, range: boolean) => void
  onCall: (id: number) => void
}

export const rowId = (id: number) => `lead-row-${id}`

/** One lead in the list. Columns leave one by one as the list gets narrow; on a phone there are two lines. */
export const LeadRow = memo(function LeadRow(props: LeadRowProps) {
  const { lead, at, tall, active, open, selected, owner, onOpen, onSelect, onCall } = props
  const { t } = useTranslation('leads')
  const title = leadTitle(lead)
  const choose = (event: MouseEvent) => {
    event.stopPropagation()
    onSelect(lead.id, event.shiftKey)
  }
  return (
    <GridRow
      id={rowId(lead.id)}
      aria-rowindex={at + 1}
      aria-selected={selected ?? active}
      onClick={(event) => (event.shiftKey && selected !== null ? onSelect(lead.id, true) : onOpen(lead.id))}
      className={cn(
        'group relative flex items-center gap-3 border-b border-border/60 px-4 text-sm select-none hover:bg-accent/60',
        tall ? 'h-15' : 'h-9',
        (open || selected) && 'bg-selected hover:bg-selected',
        active && 'before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-primary',
      )}
    >
      {selected !== null && (
        <GridCell className="flex">
          <Checkbox
            tabIndex={-1}
            checked={selected}
            aria-label={t('row.select', { name: title })}
            onClick={choose}
            className={cn(!selected && !active && 'opacity-0 group-hover:opacity-100 touch:opacity-100')}
          />
        </GridCell>
      )}
      <GridCell className="flex">
        <PriorityMark priority={lead.priority} />
      </GridCell>
      {tall ? <TallCells lead={lead} title={title} /> : <FlatCells lead={lead} title={title} owner={owner} />}
      <GridCell className="flex w-8 justify-end">
        <Button
          tabIndex={-1}
          variant={tall ? 'secondary' : 'quiet'}
          size={tall ? 'icon' : 'icon-sm'}
          aria-label={t('row.call', { name: title })}
          disabled={lead.phone === null}
          onClick={(event) => {
            event.stopPropagation()
            onCall(lead.id)
          }}
          className={cn(tall ? 'size-10' : !active && 'opacity-0 group-hover:opacity-100 touch:opacity-100')}
        >
          <Phone />
        </Button>
      </GridCell>
    </GridRow>
  )
})

function FlatCells({ lead, title, owner }: { lead: ListRow; title: string; owner: string | null }) {
  const { t } = useTranslation('leads')
  const now = useNow()
  return (
    <>
      <GridCell className="flex min-w-0 flex-1 items-baseline gap-2">
        <span className={cn('shrink-0 truncate font-medium max-w-2/3', lead.heldBack && 'text-muted-foreground')}>
          {title}
        </span>
        {lead.vip && <Vip />}
        <span className="min-w-0 truncate text-muted-foreground">{leadPlace(lead)}</span>
      </GridCell>
      <GridCell className="hidden max-w-52 min-w-0 justify-end @xl:flex">
        <Standing lead={lead} />
      </GridCell>
      {owner !== null && (
        <GridCell className="hidden w-28 truncate text-muted-foreground @5xl:block">
          <span className="sr-only">{t('row.owner', { name: owner })}</span>
          <span aria-hidden="true">{owner}</span>
        </GridCell>
      )}
      <GridCell className="hidden w-26 truncate text-muted-foreground @2xl:block">
        {t(`status.${lead.status}`)}
      </GridCell>
      <GridCell className="hidden w-32 truncate text-right text-muted-foreground tabular-nums @4xl:block">
        <LastContact at={lead.lastContactAt} now={now} />
      </GridCell>
      <GridCell className="w-7 text-right tabular-nums">
        <span className="sr-only">
          {lead.score === null ? t('row.noScore') : t('row.score', { score: lead.score })}
        </span>
        <span aria-hidden="true" className={cn(lead.score === null && 'text-muted-foreground')}>
          {lead.score ?? '–'}
        </span>
      </GridCell>
    </>
  )
}

function TallCells({ lead, title }: { lead: ListRow; title: string }) {
  const { t } = useTranslation('leads')
  return (
    <GridCell className="flex min-w-0 flex-1 flex-col gap-0.5">
      <span className="flex items-center gap-2">
        <span className={cn('truncate text-base font-medium', lead.heldBack && 'text-muted-foreground')}>{title}</span>
        {lead.vip && <Vip />}
        <span className="ml-auto text-muted-foreground tabular-nums">{lead.score ?? '–'}</span>
      </span>
      <span className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-muted-foreground">
          {leadPlace(lead) || t(`status.${lead.status}`)}
        </span>
        <Standing lead={lead} />
      </span>
    </GridCell>
  )
}

function Vip() {
  const { t } = useTranslation('leads')
  return (
    <Badge tone="outline" className="h-4 self-center">
      {t('vip')}
    </Badge>
  )
}

/** The age mark; without one, what holds the lead back. */
function Standing({ lead }: { lead: ListRow }) {
  const { t } = useTranslation('leads')
  const now = useNow()
  if (lead.ageMark) return <AgeMark mark={lead.ageMark} dueAt={lead.nextActionAt} />
  const held = sayHeldBack(t, lead, now)
  if (!held) return null
  return (
    <span className="truncate text-xs text-muted-foreground" title={held}>
      {held}
    </span>
  )
}

function LastContact({ at, now }: { at: string | null; now: number }) {
  const { t } = useTranslation('leads')
  if (!at) return <span aria-hidden="true">–</span>
  const when = formatWhen(at, now)
  return (
    <>
      <span className="sr-only">{t('row.lastContact', { when })}</span>
      <time aria-hidden="true" dateTime={at}>
        {when}
      </time>
    </>
  )
}
