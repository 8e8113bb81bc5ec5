import type { SettingsView } from '@telehub/contracts'
import { effectiveHours } from '@telehub/domain'
import { TriangleAlert } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { OpeningLine } from '@/ui/opening-line.tsx'
import { WeekHoursField } from '@/ui/week-hours-field.tsx'
import { callingHoursShape } from './calling-hours.ts'
import { CheckLine } from './check-line.tsx'
import { TopicForm } from './topic-form.tsx'
import { useTopic } from './use-topic.ts'

/** When calls are allowed, day by day, and what that means right now. */
export function CallingHoursForm({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation('settings')
  const form = useTopic(callingHoursShape, settings.callingHours)
  const { values, change } = form
  const warning = useId()
  const wrong = Object.keys(callingHoursShape.problemsOf(values)).length > 0
  const asked = wrong ? null : callingHoursShape.toValue(values)
  return (
    <TopicForm form={form}>
      <CheckLine
        checked={values.allDay}
        onCheckedChange={(allDay) => change({ allDay })}
        label={t('allDay.label')}
        hint={t('allDay.hint')}
      />
      {values.allDay && (
        <p id={warning} className="flex items-start gap-2 rounded-md bg-warn-soft px-3 py-2 text-sm text-warn-text">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          {t('allDay.warning')}
        </p>
      )}
      <WeekHoursField
        values={values.week}
        onChange={(week) => change({ week })}
        states={['open', 'closed']}
        disabled={values.allDay}
        errorOf={(day) => form.errorAt(`days.${day}`)}
      />
      {asked && (
        <OpeningLine
          hours={effectiveHours({
            zone: settings.workspace.zone,
            callingHours: asked,
            widestHours: settings.widestHours,
            holidays: settings.holidays,
          })}
          asked={asked.allDay ? {} : asked.days}
        />
      )}
    </TopicForm>
  )
}
