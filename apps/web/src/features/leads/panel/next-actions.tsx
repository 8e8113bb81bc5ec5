import type { LeadView } from '@telehub/contracts'
import { formatDay, formatSpan } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { Part } from './part.tsx'

/** What is planned with the lead, the missed in words and colour. */
export function NextActions({ lead }: { lead: LeadView }) {
  const { t } = useTranslation('leads')
  const now = useNow()
  const open = lead.nextActions.filter((action) => action.state === 'open')
  return (
    <Part title={t('panel.nextActions')}>
      {open.length === 0 && <p className="text-muted-foreground">{t('panel.noNextActions')}</p>}
      <ul className="flex flex-col gap-1">
        {open.map((action) => {
          const late = now - Date.parse(action.dueAt)
          const place = typeof action.details.place === 'string' ? action.details.place : null
          return (
            <li key={action.id} className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">{t(`action.${action.kind}`)}</span>
              <time dateTime={action.dueAt}>{formatDay(action.dueAt, now)}</time>
              {late > 60_000 && (
                <span className="text-danger-text">{t('action.overdue', { span: formatSpan(late) })}</span>
              )}
              {place && <span className="text-muted-foreground">{place}</span>}
              {action.ownerName && (
                <span className="text-muted-foreground">{t('panel.by', { name: action.ownerName })}</span>
              )}
            </li>
          )
        })}
      </ul>
    </Part>
  )
}
