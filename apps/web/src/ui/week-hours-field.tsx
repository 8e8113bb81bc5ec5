import { type Weekday, weekdays } from '@telehub/domain'
import { CopyCheck } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import type { DayValues, WeekValues } from '@/lib/week-hours.ts'
import { Button } from './button.tsx'
import { ClockInput } from './clock-input.tsx'
import { cn } from './cn.ts'
import { Select } from './select.tsx'

interface WeekHoursFieldProps {
  values: WeekValues
  onChange: (values: WeekValues) => void
  /** What a day can be. A campaign's may follow the organisation. */
  states: readonly DayValues['state'][]
  errorOf: (day: Weekday) => string | undefined
  disabled?: boolean
}

/** Seven rows: open or not, from when to when. */
export function WeekHoursField({ values, onChange, states, errorOf, disabled = false }: WeekHoursFieldProps) {
  const { t } = useTranslation('hours')
  const id = useId()
  const change = (day: Weekday, to: Partial<DayValues>) => onChange({ ...values, [day]: { ...values[day], ...to } })
  const copyFrom = ({ open, close }: DayValues) =>
    onChange(
      Object.fromEntries(
        weekdays.map((day) => [day, values[day].state === 'open' ? { ...values[day], open, close } : values[day]]),
      ) as unknown as WeekValues,
    )
  return (
    <ul className="flex flex-col gap-2">
      {weekdays.map((day) => {
        const at = values[day]
        const error = errorOf(day)
        const control = {
          disabled,
          ...(error && { 'aria-invalid': true as const, 'aria-describedby': `${id}-${day}` }),
        }
        const name = t(`day.${day}`)
        return (
          <li
            key={day}
            className={cn(
              'grid items-center gap-x-2 gap-y-1 sm:grid-cols-[6.5rem_12rem_1fr]',
              states.length > 2 ? 'grid-cols-[2.5rem_1fr]' : 'grid-cols-[2.25rem_6.25rem_1fr]',
            )}
          >
            <span className="text-sm">
              <span className="sm:hidden">{t(`shortDay.${day}`)}</span>
              <span className="max-sm:hidden">{name}</span>
            </span>
            <Select
              aria-label={t('stateOf', { day: name })}
              disabled={disabled}
              value={at.state}
              onValueChange={(state) => change(day, { state })}
              options={states.map((state) => ({ value: state, label: t(`state.${state}`) }))}
            />
            <span
              className={cn(
                'flex h-8 items-center gap-1 touch:h-10 sm:gap-2',
                states.length > 2 && 'max-sm:col-start-2',
                at.state !== 'open' && 'invisible',
                at.state !== 'open' && states.length > 2 && 'max-sm:hidden',
              )}
            >
              <ClockInput
                {...control}
                aria-label={t('opens', { day: name })}
                value={at.open}
                onValueChange={(open) => change(day, { open })}
              />
              <span aria-hidden="true" className="text-muted-foreground max-sm:hidden">
                {t('to')}
              </span>
              <ClockInput
                {...control}
                aria-label={t('closes', { day: name })}
                value={at.close}
                onValueChange={(close) => change(day, { close })}
              />
              <Button
                size="icon"
                variant="quiet"
                disabled={disabled}
                title={t('copy')}
                aria-label={t('copied', { day: name })}
                onClick={() => copyFrom(at)}
              >
                <CopyCheck />
              </Button>
            </span>
            {error && (
              <p id={`${id}-${day}`} role="alert" className="col-start-2 -col-end-1 text-xs text-danger-text">
                {error}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
