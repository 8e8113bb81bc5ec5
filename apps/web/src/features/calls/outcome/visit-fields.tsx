import { serverNow } from '@/lib/clock.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { DateTimePicker } from '@/ui/date-time-picker.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import type { OutcomeDraft } from './draft.ts'

interface VisitFieldsProps {
  draft: OutcomeDraft
  onChange: (change: Partial<OutcomeDraft>) => void
  autoFocus: boolean
}

/** When and where the visit is. */
export function VisitFields({ draft, onChange, autoFocus }: VisitFieldsProps) {
  const { t } = useTranslation('calls')
  const { visit } = draft
  return (
    <div className="grid gap-3 sm:grid-cols-[12rem_1fr]">
      <Field label={t('outcome.visitAt')}>
        {(control) => (
          <DateTimePicker
            {...control}
            autoFocus={autoFocus}
            value={visit.at}
            min={new Date(serverNow()).toISOString()}
            onValueChange={(at) => onChange({ visit: { ...visit, at } })}
          />
        )}
      </Field>
      <Field label={t('outcome.place')}>
        {(control) => (
          <Input
            {...control}
            value={visit.place}
            maxLength={300}
            placeholder={t('outcome.placeHint')}
            onChange={(event) => onChange({ visit: { ...visit, place: event.target.value } })}
          />
        )}
      </Field>
    </div>
  )
}
