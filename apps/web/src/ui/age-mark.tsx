import type { AgeMark as Mark } from '@telehub/domain'
import { CalendarClock, CircleAlert, Snowflake, Sparkles } from 'lucide-react'
import { formatSpan, formatWhen } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { Badge } from './badge.tsx'

interface AgeMarkProps {
  mark: Mark
  /** When the callback or the follow-up is due. */
  dueAt?: string | null
  className?: string
}

/** The age mark of a lead as a chip: the time of a pending callback, by how much it is overdue, fresh, cold. */
export function AgeMark({ mark, dueAt = null, className }: AgeMarkProps) {
  const { t } = useTranslation('common')
  const now = useNow()
  const late = dueAt === null ? 0 : now - Date.parse(dueAt)
  switch (mark) {
    case 'callback-pending':
      return late > 60_000 ? (
        <Badge tone="danger" className={className ?? ''}>
          <CircleAlert aria-hidden="true" />
          {t('age.callback-overdue', { span: formatSpan(late) })}
        </Badge>
      ) : (
        <Badge tone="primary" className={className ?? ''}>
          <CalendarClock aria-hidden="true" />
          {t('age.callback-pending', { when: dueAt === null ? '' : formatWhen(dueAt, now) })}
        </Badge>
      )
    case 'overdue-follow-up':
      return (
        <Badge tone="warn" className={className ?? ''}>
          <CircleAlert aria-hidden="true" />
          {late > 60_000 ? t('age.overdue-follow-up-by', { span: formatSpan(late) }) : t('age.overdue-follow-up')}
        </Badge>
      )
    case 'fresh':
      return (
        <Badge tone="ok" className={className ?? ''}>
          <Sparkles aria-hidden="true" />
          {t('age.fresh')}
        </Badge>
      )
    case 'cold':
      return (
        <Badge tone="cold" className={className ?? ''}>
          <Snowflake aria-hidden="true" />
          {t('age.cold')}
        </Badge>
      )
  }
}
