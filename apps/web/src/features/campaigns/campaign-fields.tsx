import { useQuery } from '@tanstack/react-query'
import { effectiveHours, type Weekday } from '@telehub/domain'
import { type ReactNode, useId } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { type ClockProblem, toOwnDays, weekProblems } from '@/lib/week-hours.ts'
import { Checkbox } from '@/ui/checkbox.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { OpeningLine } from '@/ui/opening-line.tsx'
import { Select } from '@/ui/select.tsx'
import { Textarea } from '@/ui/textarea.tsx'
import { WeekHoursField } from '@/ui/week-hours-field.tsx'
import { type CampaignValues, longestPoint, mostPoints, type Problem, purposes } from './campaign-values.ts'

interface CampaignFieldsProps {
  values: CampaignValues
  onChange: (part: Partial<CampaignValues>) => void
  problems: { name?: Problem; points?: Problem }
  wrongDays: Partial<Record<Weekday, ClockProblem>>
  serverSays: (path: 'name' | 'purpose' | 'script' | 'talkingPoints' | `hours.days.${Weekday}`) => string | undefined
}

/** What a campaign is made of. */
export function CampaignFields({ values, onChange, problems, wrongDays, serverSays }: CampaignFieldsProps) {
  const { t } = useTranslation('campaigns')
  const { t: hours } = useTranslation('hours')
  const say = (problem: Problem | undefined) => {
    if (!problem) return undefined
    return t(`form.${problem}`, { max: problem === 'longPoint' ? longestPoint : mostPoints })
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('form.name')} error={say(problems.name) ?? serverSays('name')}>
          {(control) => (
            <Input
              {...control}
              maxLength={120}
              autoComplete="off"
              value={values.name}
              onChange={(event) => onChange({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('form.purpose')} hint={t(`purposeHint.${values.purpose}`)} error={serverSays('purpose')}>
          {(control) => (
            <Select
              {...control}
              value={values.purpose}
              onValueChange={(purpose) => onChange({ purpose })}
              options={purposes.map((purpose) => ({ value: purpose, label: t(`purpose.${purpose}`) }))}
            />
          )}
        </Field>
      </div>
      <Field label={t('form.script')} hint={t('form.scriptHint')} error={serverSays('script')}>
        {(control) => (
          <Textarea
            {...control}
            rows={6}
            maxLength={20_000}
            className="max-h-72 min-h-28"
            value={values.script}
            onChange={(event) => onChange({ script: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('form.points')}
        hint={t('form.pointsHint')}
        error={say(problems.points) ?? serverSays('talkingPoints')}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            className="max-h-48"
            value={values.points}
            onChange={(event) => onChange({ points: event.target.value })}
          />
        )}
      </Field>
      <Tick
        checked={values.ownHours}
        onChange={(ownHours) => onChange({ ownHours })}
        label={t('form.ownHours')}
        hint={t('form.ownHoursHint')}
      />
      {values.ownHours && (
        <WeekHoursField
          values={values.week}
          onChange={(week) => onChange({ week })}
          states={['follow', 'open', 'closed']}
          errorOf={(day) => {
            const wrong = wrongDays[day]
            return wrong ? hours(wrong) : serverSays(`hours.days.${day}`)
          }}
        />
      )}
      <Meaning values={values} />
      <Tick
        checked={values.active}
        onChange={(active) => onChange({ active })}
        label={t('form.active')}
        hint={t('form.activeHint')}
      />
    </div>
  )
}

/** Whether the campaign may call now, with the hours as they are typed. */
function Meaning({ values }: { values: CampaignValues }) {
  const { data: settings } = useQuery(get('GET /api/settings'))
  if (!settings || (values.ownHours && Object.keys(weekProblems(values.week)).length > 0)) return null
  const days = values.ownHours ? toOwnDays(values.week) : {}
  return (
    <OpeningLine
      hours={effectiveHours({ ...settings, zone: settings.workspace.zone }, values.ownHours ? { days } : null)}
      asked={days}
    />
  )
}

interface TickProps {
  checked: boolean
  onChange: (checked: boolean) => void
  label: ReactNode
  hint: ReactNode
}

function Tick({ checked, onChange, label, hint }: TickProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-2.5">
      <Checkbox
        id={id}
        className="mt-0.5"
        checked={checked}
        onCheckedChange={(now) => onChange(now === true)}
        aria-describedby={`${id}-hint`}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="mt-0.5 text-xs text-muted-foreground">
          {hint}
        </p>
      </div>
    </div>
  )
}
