import { useQuery } from '@tanstack/react-query'
import type { ReplyOf } from '@telehub/contracts'
import { callbackSlotCodes } from '@telehub/domain'
import { serverNow } from '@/lib/clock.ts'
import { formatDay, formatTime } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { cn } from '@/ui/cn.ts'
import { DateTimePicker } from '@/ui/date-time-picker.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'

type Slot = ReplyOf<'GET /api/callback-slots'>['items'][number]

interface WhenPickerProps {
  legend: string
  leadId: number
  value: string | null
  onChange: (at: string | null) => void
  name: string
  autoFocus?: boolean
}

/** A time: one of the quick picks that fall into calling hours, or any other by date and hour. */
export function WhenPicker({ legend, leadId, value, onChange, name, autoFocus = false }: WhenPickerProps) {
  const { t } = useTranslation('calls')
  const { data } = useQuery({ ...get('GET /api/callback-slots', { query: { leadId } }), staleTime: 60_000 })
  const slots = data?.items ?? []
  const picked = slots.some((slot) => slot.at === value)
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-xs font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-1.5">
        {!data && <Skeleton className="h-7 w-72 touch:h-10" />}
        {slots.map((slot, i) => (
          <label
            key={slot.code}
            className={cn(
              'relative flex h-7 items-center rounded-md border px-2 text-xs tabular-nums transition-colors has-focus-visible:outline-2 has-focus-visible:outline-ring touch:h-10 touch:text-sm',
              slot.at === value
                ? 'border-primary bg-primary-soft font-medium text-primary-text'
                : 'border-border hover:bg-accent',
            )}
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={slot.at === value}
              // biome-ignore lint/a11y/noAutofocus: the chosen outcome asks for just this
              autoFocus={autoFocus && i === 0}
              onChange={() => onChange(slot.at)}
              onKeyDown={(event) => {
                // The ring looks like a choice, so Enter makes it one; once more saves.
                if (event.key !== 'Enter' || slot.at === value || event.ctrlKey || event.metaKey) return
                event.preventDefault()
                onChange(slot.at)
              }}
            />
            <SlotName slot={slot} />
          </label>
        ))}
        <DateTimePicker
          aria-label={t('when.other')}
          value={picked ? null : value}
          min={new Date(serverNow()).toISOString()}
          onValueChange={onChange}
          className={cn('h-7 w-48 text-xs touch:h-10', value !== null && !picked && 'border-primary')}
        />
      </div>
    </fieldset>
  )
}

/** A relative pick says the hour, a named one its day as well. */
function SlotName({ slot }: { slot: Slot }) {
  const { t } = useTranslation('calls')
  const code = callbackSlotCodes.find((one) => one === slot.code)
  if (!code) return slot.label
  const now = serverNow()
  switch (code) {
    case 'in-30-minutes':
    case 'in-2-hours':
      return t(`when.${code}`, { time: formatTime(slot.at) })
    default:
      return formatDay(slot.at, now).replace(/^./, (letter) => letter.toUpperCase())
  }
}
