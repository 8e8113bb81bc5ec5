import type { ComponentProps } from 'react'
import { readClock } from '@/lib/week-hours.ts'
import { cn } from './cn.ts'
import { Input } from './input.tsx'

interface ClockInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange'> {
  value: string
  onValueChange: (value: string) => void
}

/** A time of day, typed any way (`9`, `930`, `9:30`) and written out on leaving. Takes `24:00`, which the browser's own cannot. */
export function ClockInput({ value, onValueChange, className, ...rest }: ClockInputProps) {
  return (
    <Input
      {...rest}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      value={value}
      className={cn('w-18 text-center tabular-nums max-sm:w-16 max-sm:px-1', className)}
      onChange={(event) => onValueChange(event.target.value)}
      onBlur={() => {
        const clock = readClock(value)
        if (clock && clock !== value) onValueChange(clock)
      }}
    />
  )
}
