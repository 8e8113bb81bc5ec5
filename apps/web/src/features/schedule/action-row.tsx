import type { NextActionView } from '@telehub/contracts'
import type { NextActionKind } from '@telehub/domain'
import {
  ArrowRightLeft,
  Ban,
  CalendarClock,
  Check,
  Clock,
  Ellipsis,
  type LucideIcon,
  MapPin,
  Phone,
  RotateCw,
  Send,
  ShieldAlert,
} from 'lucide-react'
import { formatDay, formatSpan } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/ui/dropdown-menu.tsx'
import { nameOf } from './actions.ts'

const icons: Record<NextActionKind, LucideIcon> = {
  callback: CalendarClock,
  retry: RotateCw,
  'follow-up': Clock,
  visit: MapPin,
  'send-info': Send,
  escalation: ShieldAlert,
}

export interface RowActions {
  onOpen: (leadId: number) => void
  onCall: (leadId: number) => void
  onMove: (action: NextActionView) => void
  onDone: (action: NextActionView) => void
  onCancel: (action: NextActionView) => void
  /** Null for whoever may not hand actions over. */
  onGive: ((action: NextActionView) => void) | null
}

interface ActionRowProps extends RowActions {
  action: NextActionView
  active: boolean
  /** Whose it is is said where it is not all mine. */
  showOwner: boolean
}

export const actionRowId = (id: number) => `action-${id}`

/** One thing that is to happen with a lead, when, and what can be done about it. */
export function ActionRow({ action, active, showOwner, ...act }: ActionRowProps) {
  const { t } = useTranslation('schedule')
  const now = useNow()
  const Icon = icons[action.kind]
  const name = nameOf(action)
  const kind = t(`kind.${action.kind}`)
  const late = now - Date.parse(action.dueAt)
  return (
    <li
      id={actionRowId(action.id)}
      className={cn(
        'group relative flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-border/60 px-4 py-1.5 hover:bg-accent/60 touch:min-h-14',
        active && 'bg-selected before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-primary',
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0 text-muted-foreground" />
      <span className="w-40 shrink-0 tabular-nums">
        <time dateTime={action.dueAt} className="inline-block first-letter:uppercase">
          {formatDay(action.dueAt, now)}
        </time>
        {late > 60_000 && (
          <span className="block text-xs text-danger-text">{t('late', { span: formatSpan(late) })}</span>
        )}
      </span>
      <button
        type="button"
        className="flex min-w-40 flex-1 flex-wrap items-baseline gap-x-2 rounded-sm text-left"
        onClick={() => act.onOpen(action.leadId)}
      >
        <span className="truncate font-medium">{name}</span>
        {action.leadName && <span className="truncate text-muted-foreground">{action.organisation}</span>}
        <span className="truncate text-muted-foreground">{detailOf(action, kind, t('place', { place: '' }))}</span>
      </button>
      {showOwner && (
        <span className="hidden w-32 truncate text-muted-foreground lg:block">{action.ownerName ?? t('pool')}</span>
      )}
      <span className="ml-auto flex items-center gap-1">
        <Button
          size="sm"
          variant={active ? 'primary' : 'secondary'}
          className="touch:h-10 touch:px-4"
          aria-label={t('act.callName', { name })}
          onClick={() => act.onCall(action.leadId)}
          {...(active && { shortcut: 'c' })}
        >
          <Phone aria-hidden="true" />
          {t('act.call')}
        </Button>
        <Button
          size="sm"
          className="touch:h-10"
          aria-label={t('act.moveName', { kind, name })}
          onClick={() => act.onMove(action)}
          {...(active && { shortcut: 'm' })}
        >
          {t('act.move')}
        </Button>
        <Button
          size="icon-sm"
          variant="quiet"
          className="touch:size-10"
          aria-label={t('act.doneName', { kind, name })}
          title={t('act.done')}
          onClick={() => act.onDone(action)}
        >
          <Check />
        </Button>
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button size="icon-sm" variant="quiet" className="touch:size-10" aria-label={t('act.more', { name })}>
              <Ellipsis />
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="end">
            {act.onGive && (
              <DropdownMenuItem onSelect={() => act.onGive?.(action)}>
                <ArrowRightLeft aria-hidden="true" />
                {t('act.giveTo')}
              </DropdownMenuItem>
            )}
            <DropdownMenuItem danger onSelect={() => act.onCancel(action)}>
              <Ban aria-hidden="true" />
              {t('act.cancel')}
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      </span>
    </li>
  )
}

/** What it is, with the place of a visit or the material that was promised. */
function detailOf(action: NextActionView, kind: string, at: string): string {
  const { place, material } = action.details
  if (typeof place === 'string' && place) return `${kind} ${at}${place}`
  if (typeof material === 'string' && material) return `${kind}: ${material}`
  return kind
}
