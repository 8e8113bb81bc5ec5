import type { Role } from '@telehub/domain'
import { CloudOff, Inbox, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { describeError } from '@/lib/api-error.ts'
import { formatCount, formatWhen } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { Button } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { Spinner } from '@/ui/spinner.tsx'
import { activeFilters, type QueueSearch, type SetSearch, viewOf, withChange, withoutFilters } from './queue-search.ts'

interface EmptyListProps {
  search: QueueSearch
  role: Role
  onSearch: SetSearch
  /** The ways to fill the list that the role has. */
  fill: ReactNode
}

/** Why the list is empty, and the way out of it. */
export function EmptyList({ search, role, onSearch, fill }: EmptyListProps) {
  const { t } = useTranslation('leads')
  const mine = viewOf(search, role) === 'mine'
  if (search.q || activeFilters(search).length > 0)
    return (
      <EmptyState
        icon={SearchX}
        title={t('empty.foundTitle')}
        action={
          <>
            {activeFilters(search).length > 0 && (
              <Button onClick={() => onSearch(withoutFilters(search))}>{t('empty.clearFilters')}</Button>
            )}
            {mine && (
              <Button onClick={() => onSearch(withChange(search, { scope: 'all' }))}>{t('empty.searchAll')}</Button>
            )}
          </>
        }
      >
        {t('empty.foundText')}
      </EmptyState>
    )
  if (mine)
    return (
      <EmptyState icon={Inbox} title={t('empty.mineTitle')} action={fill}>
        {t('empty.mineText')}
      </EmptyState>
    )
  return (
    <EmptyState icon={Inbox} title={t('empty.allTitle')} action={fill}>
      {t(role === 'agent' ? 'empty.allTextAgent' : 'empty.allText')}
    </EmptyState>
  )
}

/** Instead of all leads, for what is too little to look for. */
export function ShortSearch() {
  const { t } = useTranslation('leads')
  return (
    <EmptyState icon={SearchX} title={t('empty.shortTitle')}>
      {t('empty.shortText')}
    </EmptyState>
  )
}

/** Under the last row: that more is on the way, could not come, or that this was all. */
export function ListEnd({
  count,
  more,
  failed,
  onRetry,
}: {
  count: number
  more: boolean
  failed: boolean
  onRetry: () => void
}) {
  const { t } = useTranslation('leads')
  const common = useTranslation('common').t
  return (
    <p className="flex h-12 items-center justify-center gap-2 text-xs text-muted-foreground">
      {failed ? (
        <>
          {t('more.failed')}
          <Button size="sm" onClick={onRetry}>
            {common('retry')}
          </Button>
        </>
      ) : more ? (
        <>
          <Spinner /> {t('more.loading')}
        </>
      ) : count === 1 ? (
        t('more.one')
      ) : (
        t('more.end', { n: formatCount(count) })
      )}
    </p>
  )
}

/** Over a list that could not be read again: what it shows is old, and how old. */
export function StaleLine({ error, since, onRetry }: { error: unknown; since: number; onRetry: () => void }) {
  const { t } = useTranslation('leads')
  const common = useTranslation('common').t
  const now = useNow()
  return (
    <div role="status" className="flex h-9 shrink-0 items-center gap-2 bg-warn-soft px-4 text-warn-text">
      <CloudOff aria-hidden="true" className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 truncate" title={describeError(error).title}>
        {t('stale', { when: formatWhen(since, now) })}
      </span>
      <Button size="sm" variant="ghost" onClick={onRetry}>
        {common('retry')}
      </Button>
    </div>
  )
}
