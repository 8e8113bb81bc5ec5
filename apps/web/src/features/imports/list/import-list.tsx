import { FileUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { useMedia } from '@/lib/use-media.ts'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { SkeletonRows } from '@/ui/skeleton.tsx'
import { VirtualList } from '@/ui/virtual-list.tsx'
import { ImportHeadings, ImportRow } from './import-row.tsx'
import { useImports } from './use-imports.ts'

/** Every import one may see, newest first. `start` is the way to begin one. */
export function ImportList({ start }: { start: ReactNode }) {
  const { t } = useTranslation('imports')
  const { imports, loaded, error, hasMore, more, retry } = useImports()
  const touch = useMedia('(pointer: coarse)')
  const rowHeight = useMedia('(min-width: 768px)') ? 40 : 60
  if (!loaded && error) return <ErrorState error={error} onRetry={() => void retry()} />
  if (!loaded) return <SkeletonRows rows={8} rowClassName="h-10" />
  if (imports.length === 0) {
    return (
      <div className="h-full p-4">
        <div className="flex h-full max-h-120 items-center justify-center rounded-xl border-2 border-dashed border-border">
          <EmptyState icon={FileUp} title={t(touch ? 'upload.pick' : 'upload.drop')} action={start}>
            <p>{t('list.empty')}</p>
            <p className="mt-2 text-xs">{t('upload.limits')}</p>
          </EmptyState>
        </div>
      </div>
    )
  }
  return (
    <div className="flex h-full flex-col">
      <ImportHeadings />
      <VirtualList
        key={rowHeight}
        label={t('list.label')}
        items={imports}
        keyOf={(one) => one.id}
        rowHeight={rowHeight}
        onEndReached={more}
        className="min-h-0 flex-1"
        footer={hasMore && <p className="py-3 text-center text-xs text-muted-foreground">{t('list.more')}</p>}
      >
        {(one) => <ImportRow of={one} />}
      </VirtualList>
    </div>
  )
}
