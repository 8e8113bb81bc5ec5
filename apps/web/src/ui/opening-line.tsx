import { closesAt, type DayHours, isOpen, nextOpening, type OpenHours, type Weekday, weekdays } from '@telehub/domain'
import { DoorClosed, DoorOpen } from 'lucide-react'
import { formatDay, formatTime } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'

interface OpeningLineProps {
  hours: OpenHours
  /** What was asked for; where the hours that hold are shorter, it is said. */
  asked?: Partial<Record<Weekday, DayHours>>
}

/** What some hours mean at this moment: open until, or closed until. */
export function OpeningLine({ hours, asked = {} }: OpeningLineProps) {
  const { t } = useTranslation('hours')
  const now = new Date(useNow())
  const open = isOpen(hours, now)
  const Icon = open ? DoorOpen : DoorClosed
  const narrowed = new Map<string, string[]>()
  for (const day of weekdays) {
    const wish = asked[day]
    const real = hours.days[day]
    if (!wish || (real && real.open === wish.open && real.close === wish.close)) continue
    const what = real ? `${real.open}–${real.close}` : t('narrowedAway')
    narrowed.set(what, [...(narrowed.get(what) ?? []), t(`shortDay.${day}`)])
  }
  const shorter = [...narrowed].map(([what, days]) => t('narrowedDays', { days: days.join(', '), what })).join('; ')
  return (
    <div aria-live="polite" className="flex items-start gap-2 text-sm text-muted-foreground">
      <Icon aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-4 shrink-0" />
      <p>
        {sentence()}
        {shorter && <> {t('narrowed', { days: shorter })}</>}
      </p>
    </div>
  )

  function sentence(): string {
    if (hours.allDay) return t('now.always')
    const closes = closesAt(hours, now)
    if (closes) return t('now.open', { time: formatTime(closes) })
    const opens = nextOpening(hours, now)
    return opens ? t('now.closed', { when: formatDay(opens, now.getTime()) }) : t('now.never')
  }
}
