import { FileDown } from 'lucide-react'
import { useTranslation } from '@/lib/i18n.ts'

/** Over the page while a file is held over it. */
export function DropVeil({ over }: { over: boolean }) {
  const { t } = useTranslation('imports')
  if (!over) return null
  return (
    <div className="pointer-events-none fixed inset-0 z-40 animate-fade bg-background/85 p-3">
      <div className="flex h-full flex-col items-center justify-center gap-2 rounded-xl border-2 border-dashed border-primary bg-primary-soft/60 text-primary-text">
        <FileDown aria-hidden="true" strokeWidth={1.5} className="size-9" />
        <p className="text-xl font-semibold">{t('upload.dropHere')}</p>
        <p className="text-sm">{t('upload.limits')}</p>
      </div>
    </div>
  )
}
