import { useTranslation } from '@/lib/i18n.ts'
import { Progress } from '@/ui/progress.tsx'

/** While the preview is made. */
export function Counting() {
  const { t } = useTranslation('imports')
  return (
    <div role="status" className="mx-auto max-w-md px-6 py-16 text-center">
      <p className="text-base font-medium">{t('columns.counting')}</p>
      <Progress label={t('columns.counting')} value={null} className="my-4" />
      <p className="text-muted-foreground">{t('columns.countingText')}</p>
    </div>
  )
}
