import { useQuery } from '@tanstack/react-query'
import { formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useLive } from '@/lib/live-client.ts'
import { get, renew } from '@/lib/query.ts'

const pageSize = 50

/** How many escalated leads wait for my answer; nothing for none, and `50+` where there are more than a page. */
export function EscalatedCount() {
  const { t } = useTranslation('leads')
  const { data } = useQuery(
    get('GET /api/next-actions', { query: { kind: ['escalation'], scope: 'mine', when: 'all', limit: pageSize } }),
  )
  useLive('next-action:changed', () => void renew('GET /api/next-actions'))
  const count = data?.items.filter((one) => one.state === 'open').length ?? 0
  if (count === 0) return null
  const n = `${formatCount(count)}${data?.nextCursor ? '+' : ''}`
  return (
    <span className="rounded-full bg-warn-soft px-1.5 text-xs leading-4.5 text-warn-text tabular-nums">
      <span aria-hidden="true">{n}</span>
      <span className="sr-only">{t('escalated.waiting', { n })}</span>
    </span>
  )
}
