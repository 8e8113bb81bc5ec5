import type { ImportView } from '@telehub/contracts'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from '@/lib/i18n.ts'

/** Said above the columns while no row could become a lead. */
export function MissingWarning({ what, reading }: { what: 'phone' | 'name' | 'both'; reading: ImportView['reading'] }) {
  const { t } = useTranslation('imports')
  return (
    <div role="alert" className="flex items-start gap-2.5 border-b border-border bg-warn-soft px-4 py-3">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn-text" />
      <div>
        <p className="font-medium text-warn-text">{t('missing.title')}</p>
        <p>
          {t(`missing.${what}`)} {t('missing.what')} {reading.headingLine !== null && t('missing.heading')}
        </p>
      </div>
    </div>
  )
}
