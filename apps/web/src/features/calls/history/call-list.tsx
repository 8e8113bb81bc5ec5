import { useNavigate } from '@tanstack/react-router'
import { Phone, SearchX } from 'lucide-react'
import { useTranslation } from '@/lib/i18n.ts'
import { useUser } from '@/lib/session.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { SkeletonRows } from '@/ui/skeleton.tsx'
import { VirtualList } from '@/ui/virtual-list.tsx'
import { CallHeadings, CallRow, rowHeight } from './call-row.tsx'
import { type CallSearch, callQueryOf, hrefOf, isFiltered, whoseOf } from './search.ts'
import { useCalls } from './use-calls.ts'

/** The calls that match, newest first. J and K walk them with the details open beside. */
export function CallList({ search }: { search: CallSearch }) {
  const { t } = useTranslation('calls')
  const navigate = useNavigate()
  const me = useUser()
  const { calls, loaded, error, hasMore, more, retry } = useCalls(callQueryOf(search, me))
  const showAgent = whoseOf(search, me.role) === 'team'
  const at = calls.findIndex((call) => call.id === search.call)
  const open = (call: string | undefined) => void navigate({ href: hrefOf(search, { call }), replace: true })
  const walk = (step: number) => {
    const next = calls[Math.min(calls.length - 1, Math.max(0, at + step))]
    if (next) open(next.id)
  }
  const scope = t('title')
  useShortcut('j', () => walk(1), { label: t('history.walk.next'), scope, repeats: true })
  useShortcut('k', () => walk(at < 0 ? 0 : -1), { label: t('history.walk.previous'), scope, repeats: true })
  useShortcut('escape', () => open(undefined), { label: t('history.walk.close'), scope, enabled: at >= 0 })

  if (error && !loaded) return <ErrorState error={error} onRetry={() => void retry()} />
  if (!loaded) return <SkeletonRows rows={12} rowClassName="h-10" />
  if (calls.length === 0) {
    return isFiltered(search) ? (
      <EmptyState icon={SearchX} title={t('history.noMatch')}>
        {t('history.noMatchText')}
      </EmptyState>
    ) : (
      <EmptyState icon={Phone} title={t('history.empty')}>
        {t('history.emptyText')}
      </EmptyState>
    )
  }
  return (
    <div className="flex h-full flex-col">
      <CallHeadings showAgent={showAgent} />
      <VirtualList
        label={t('title')}
        items={calls}
        keyOf={(call) => call.id}
        rowHeight={rowHeight}
        activeIndex={at}
        onEndReached={more}
        className="min-h-0 flex-1"
        footer={
          <p className="py-3 text-center text-xs text-muted-foreground">
            {t(hasMore ? 'history.more' : 'history.end')}
          </p>
        }
      >
        {(call) => (
          <CallRow call={call} open={call.id === search.call} showAgent={showAgent} onOpen={() => open(call.id)} />
        )}
      </VirtualList>
    </div>
  )
}
