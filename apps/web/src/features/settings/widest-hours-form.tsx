import type { SettingsView } from '@telehub/contracts'
import { useTranslation } from '@/lib/i18n.ts'
import { ClockInput } from '@/ui/clock-input.tsx'
import { Field } from '@/ui/field.tsx'
import { widestHoursShape } from './calling-hours.ts'
import { TopicForm } from './topic-form.tsx'
import { useTopic } from './use-topic.ts'

/** What the law allows at most: no campaign and no setting gets past it. */
export function WidestHoursForm({ saved }: { saved: SettingsView['widestHours'] }) {
  const { t } = useTranslation('settings')
  const form = useTopic(widestHoursShape, saved)
  const wrong = form.errorAt('')
  return (
    <TopicForm form={form}>
      <div>
        <div className="flex gap-6">
          {(['open', 'close'] as const).map((name) => (
            <Field key={name} label={t(`widest.${name}`)} error={form.errorAt(name)}>
              {(control) => (
                <ClockInput
                  {...control}
                  {...(wrong && { 'aria-invalid': true })}
                  value={form.values[name]}
                  onValueChange={(value) => form.change({ [name]: value })}
                />
              )}
            </Field>
          ))}
        </div>
        {wrong && (
          <p role="alert" className="mt-1.5 text-xs text-danger-text">
            {wrong}
          </p>
        )}
      </div>
    </TopicForm>
  )
}
