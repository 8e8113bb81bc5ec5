import type { ReactNode } from 'react'
import { unreachable } from '@/lib/api-error.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useUser } from '@/lib/session.ts'
import { Button } from '@/ui/button.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { SkeletonRows } from '@/ui/skeleton.tsx'
import type { LeadRowProps } from './lead-row.tsx'
import type { ListRow } from './list-pages.ts'
import { EmptyList, ListEnd, ShortSearch, StaleLine } from './list-state.tsx'
import { QueueList } from './queue-list.tsx'
import { isTooShort, type QueueSearch, type SetSearch } from './queue-search.ts'
import type { useQueueData } from './use-queue-data.ts'

interface QueueBodyProps extends Pick<LeadRowProps, 'onOpen' | 'onSelect' | 'onCall' | 'tall'> {
  data: ReturnType<typeof useQueueData>
  search: QueueSearch
  onSearch: SetSearch
  fill: ReactNode
  activeId: number | null
  openId: number | null
  card: ((lead: ListRow) => ReactNode) | null
  selected: ReadonlySet<number> | null
  ownerOf: (lead: ListRow) => string | null
}

/** The list in all its states: on its way, failed, empty, old, true, with news waiting above it. */
export function QueueBody({ data, search, onSearch, fill, ...rest }: QueueBodyProps) {
  const { t } = useTranslation('leads')
  const { role } = useUser()
  const { list, leads, waiting } = data
  const retry = () => void list.refetch()
  if (!list.data) {
    if (list.error) return <ErrorState error={list.error} onRetry={retry} />
    if (list.fetchStatus === 'paused') return <ErrorState error={unreachable()} onRetry={retry} />
    return <SkeletonRows rows={16} rowClassName={rest.tall ? 'h-15' : ''} />
  }
  if (search.q?.trim() && isTooShort(search.q)) return <ShortSearch />
  if (leads.length === 0 && !list.isPlaceholderData)
    return <EmptyList search={search} role={role} onSearch={onSearch} fill={fill} />
  const some = waiting.incoming > 0 || waiting.moved
  return (
    <>
      {list.isRefetchError && <StaleLine error={list.error} since={list.dataUpdatedAt} onRetry={retry} />}
      <div className="relative min-h-0 flex-1" {...data.reading.hover}>
        <div role="status" className="pointer-events-none absolute inset-x-0 top-2 z-10 flex justify-center">
          {some && (
            <Button
              variant="primary"
              size="sm"
              className="pointer-events-auto animate-rise rounded-full px-3 shadow-pop"
              onClick={() => {
                if (data.box.current) data.box.current.scrollTop = 0
                void data.show()
              }}
            >
              {waiting.incoming > 0 ? t('waiting.incoming', { count: waiting.incoming }) : t('waiting.moved')}
            </Button>
          )}
        </div>
        <QueueList
          leads={leads}
          sort={search.sort ?? 'queue'}
          counts={data.counts}
          old={list.isPlaceholderData}
          onEnd={data.onEnd}
          box={data.box}
          footer={
            <ListEnd
              count={leads.length}
              more={list.hasNextPage}
              failed={list.isFetchNextPageError}
              onRetry={() => void list.fetchNextPage()}
            />
          }
          {...rest}
        />
      </div>
    </>
  )
}
