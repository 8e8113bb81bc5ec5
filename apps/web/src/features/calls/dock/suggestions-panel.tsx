import { Sparkles } from 'lucide-react'
import { useTranslation } from '@/lib/i18n.ts'

/** The place of live suggestions. Nothing makes any yet, and it says so. */
export function SuggestionsPanel() {
  const { t } = useTranslation('calls')
  return (
    <div className="flex items-start gap-2 text-muted-foreground">
      <Sparkles aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div>
        <p className="font-medium text-foreground">{t('suggestions.off')}</p>
        <p>{t('suggestions.text')}</p>
      </div>
    </div>
  )
}
