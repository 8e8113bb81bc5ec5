import { Ban, SearchX, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { formatDateTime, formatPhone, formatWhen } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useMedia } from '@/lib/use-media.ts'
import { useNow } from '@/lib/use-now.ts'
import { Button } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { SkeletonRows } from '@/ui/skeleton.tsx'
import { VirtualList } from '@/ui/virtual-list.tsx'
import type { BlockedNumber } from './numbers.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { useDoNotCall } from './use-do-not-call.ts'

const columns = 'md:grid md:grid-cols-[10rem_1fr_10rem_9rem_2rem] md:gap-x-4'

/** The numbers that match, each with why it is here. */
export function DoNotCallList({ q, onClear }: { q: string; onClear: () => void }) {
  const { t } = useTranslation('compliance')
  const { t: common } = useTranslation('common')
  const { items, loaded, error, hasMore, more, moreFailed, moreAgain, retry } = useDoNotCall(q)
  const [removing, setRemoving] = useState<BlockedNumber | null>(null)
  const rowHeight = useMedia('(min-width: 768px)') ? 40 : 76
  if (error && !loaded) return <ErrorState error={error} onRetry={() => void retry()} />
  if (!loaded) return <SkeletonRows rows={8} rowClassName="h-10" />
  return (
    <>
      {list()}
      {removing && <RemoveDialog number={removing} onClose={() => setRemoving(null)} />}
    </>
  )

  function list() {
    if (items.length === 0) {
      return q ? (
        <EmptyState
          icon={SearchX}
          title={t('empty.noMatch', { q })}
          action={<Button onClick={onClear}>{t('empty.clear')}</Button>}
        >
          {t('empty.noMatchText')}
        </EmptyState>
      ) : (
        <EmptyState icon={Ban} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      )
    }
    return (
      <div className="flex h-full flex-col">
        <div
          aria-hidden="true"
          className={`h-8 shrink-0 items-center border-b border-border px-4 text-xs font-medium text-muted-foreground max-md:hidden ${columns}`}
        >
          <span>{t('column.phone')}</span>
          <span>{t('column.reason')}</span>
          <span>{t('column.by')}</span>
          <span>{t('column.at')}</span>
        </div>
        <VirtualList
          key={rowHeight}
          label={t('label')}
          items={items}
          keyOf={(item) => item.phone}
          rowHeight={rowHeight}
          onEndReached={more}
          className="min-h-0 flex-1"
          footer={
            <p className="flex h-12 items-center justify-center gap-2 text-xs text-muted-foreground">
              {moreFailed ? t('moreFailed') : hasMore ? t('loadingMore') : t('end', { count: items.length })}
              {moreFailed && (
                <Button size="sm" onClick={() => void moreAgain()}>
                  {common('retry')}
                </Button>
              )}
            </p>
          }
        >
          {(item) => <NumberRow item={item} onRemove={() => setRemoving(item)} />}
        </VirtualList>
      </div>
    )
  }
}

function NumberRow({ item, onRemove }: { item: BlockedNumber; onRemove: () => void }) {
  const { t } = useTranslation('compliance')
  const now = useNow()
  const phone = formatPhone(item.phone)
  return (
    <div
      className={`relative flex h-full flex-col justify-center border-b border-border/60 px-4 max-md:pr-14 md:items-center ${columns}`}
    >
      <span className="font-medium whitespace-nowrap tabular-nums">{phone}</span>
      <span className="truncate" title={item.reason}>
        {item.reason}
      </span>
      <span className="truncate text-muted-foreground max-md:text-xs">
        {item.addedBy ?? t('byNobody')}
        <span className="md:hidden">, {formatWhen(item.addedAt, now)}</span>
      </span>
      <time
        dateTime={item.addedAt}
        title={formatDateTime(item.addedAt, now)}
        className="truncate text-muted-foreground max-md:hidden"
      >
        {formatWhen(item.addedAt, now)}
      </time>
      <Button
        size="icon-sm"
        variant="quiet"
        className="max-md:absolute max-md:top-1/2 max-md:right-3 max-md:-translate-y-1/2 touch:size-10"
        aria-label={t('remove', { phone })}
        onClick={onRemove}
      >
        <Trash2 />
      </Button>
    </div>
  )
}
