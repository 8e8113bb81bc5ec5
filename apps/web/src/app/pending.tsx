import { useTranslation } from '@/lib/i18n.ts'
import { Skeleton, SkeletonRows } from '@/ui/skeleton.tsx'

/** Holds the shape of a screen while its code is on the way. */
export function Pending() {
  const { t } = useTranslation('common')
  return (
    <div role="status" className="h-full">
      <span className="sr-only">{t('loading')}</span>
      <div className="flex h-12 items-center border-b border-border px-4">
        <Skeleton className="h-4 w-28" />
      </div>
      <SkeletonRows rows={10} />
    </div>
  )
}
