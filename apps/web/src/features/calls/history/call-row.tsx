import type { CallView } from '@telehub/contracts'
import { isLive } from '@telehub/domain'
import { Phone, PhoneMissed, PhoneOff } from 'lucide-react'
import { formatDate, formatDuration, formatTime } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { Badge } from '@/ui/badge.tsx'
import { cn } from '@/ui/cn.ts'

export const rowHeight = 40
const columns =
  'grid grid-cols-[7.5rem_minmax(0,1fr)_auto] items-center gap-x-4 px-4 md:grid-cols-[8.5rem_minmax(0,1fr)_8rem_4rem_11rem]'
const withAgent = 'lg:grid-cols-[8.5rem_minmax(0,1fr)_9rem_8rem_4rem_11rem]'

export function CallHeadings({ showAgent }: { showAgent: boolean }) {
  const { t } = useTranslation('calls')
  return (
    <div
      aria-hidden="true"
      className={cn(columns, showAgent && withAgent, 'h-8 border-b border-border text-xs text-muted-foreground')}
    >
      <span>{t('history.column.when')}</span>
      <span>{t('history.column.who')}</span>
      {showAgent && <span className="hidden lg:block">{t('history.column.agent')}</span>}
      <span className="hidden md:block">{t('history.column.ended')}</span>
      <span className="hidden text-right md:block">{t('history.column.talk')}</span>
      <span className="max-md:text-right">{t('history.column.outcome')}</span>
    </div>
  )
}

interface CallRowProps {
  call: CallView
  open: boolean
  showAgent: boolean
  onOpen: () => void
}

export function CallRow({ call, open, showAgent, onOpen }: CallRowProps) {
  const { t } = useTranslation('calls')
  const ended = call.outcome ? t(`ended.${call.outcome}`) : t(`phase.${call.phase}`)
  const Icon =
    call.outcome === 'answered' || isLive(call.phase) ? Phone : call.outcome === 'refused' ? PhoneOff : PhoneMissed
  return (
    <button
      type="button"
      aria-current={open || undefined}
      onClick={onOpen}
      className={cn(
        columns,
        showAgent && withAgent,
        'h-full w-full border-b border-border/60 text-left text-sm transition-colors outline-offset-[-2px]',
        open ? 'bg-selected' : 'hover:bg-accent/60',
      )}
    >
      <time dateTime={call.requestedAt} className="truncate text-muted-foreground">
        {formatDate(call.requestedAt)} {formatTime(call.requestedAt)}
      </time>
      <span className="flex min-w-0 items-baseline gap-2">
        <span className="max-w-full shrink-0 truncate font-medium sm:max-w-[65%]">
          {call.leadName || call.organisation}
        </span>
        {call.leadName && <span className="hidden truncate text-muted-foreground sm:inline">{call.organisation}</span>}
      </span>
      {showAgent && <span className="hidden truncate text-muted-foreground lg:block">{call.agentName}</span>}
      <span className="hidden min-w-0 items-center gap-1.5 text-muted-foreground md:flex">
        <Icon aria-hidden="true" className="size-3.5 shrink-0" />
        <span className="truncate">{ended}</span>
      </span>
      <span className="hidden text-right tabular-nums md:block">
        {call.talkSeconds ? formatDuration(call.talkSeconds * 1000) : ''}
      </span>
      <span className="min-w-0 truncate max-md:text-right">
        <OutcomeWord call={call} />
      </span>
    </button>
  )
}

/** The recorded outcome, or that it is due. A call that reached nobody has none. */
export function OutcomeWord({ call }: { call: CallView }) {
  const { t } = useTranslation('calls')
  if (call.disposition) return t(`code.${call.disposition}`)
  if (isLive(call.phase)) return <Badge tone="primary">{t('history.live')}</Badge>
  if (call.phase === 'wrapping') return <Badge tone="warn">{t('history.open')}</Badge>
  return <span className="text-muted-foreground">{t('history.none')}</span>
}
