import type { ComponentProps } from 'react'
import { fromLocalInput, toLocalInput } from '@/lib/zone.ts'
import { Input } from './input.tsx'

interface DateTimePickerProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange' | 'min' | 'max'> {
  /** An instant (ISO, UTC), or null while none is picked. */
  value: string | null
  onValueChange: (instant: string | null) => void
  min?: string
  max?: string
}

/** The browser's own picker, read and written in the organisation's zone, whatever zone the machine is in. */
export function DateTimePicker({ value, onValueChange, min, max, ...rest }: DateTimePickerProps) {
  return (
    <Input
      type="datetime-local"
      value={value ? toLocalInput(value) : ''}
      {...(min && { min: toLocalInput(min) })}
      {...(max && { max: toLocalInput(max) })}
      onChange={(event) => onValueChange(fromLocalInput(event.target.value))}
      {...rest}
    />
  )
}
