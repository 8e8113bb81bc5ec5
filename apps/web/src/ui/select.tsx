import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { inputClasses } from './input.tsx'

export interface SelectOption<V extends string = string> {
  value: V
  label: string
  disabled?: boolean
}

interface SelectProps<V extends string> extends Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'children'> {
  options: readonly SelectOption<V>[]
  value?: V | ''
  /** Shown, and chosen, while nothing is. */
  placeholder?: string
  onValueChange?: (value: V) => void
  onChange?: ComponentProps<'select'>['onChange']
}

/**
 * The browser's own list: it types ahead, is a wheel on a phone and costs nothing. Takes `onValueChange`, or
 * `onChange`/`ref` from `register` of react-hook-form. For long or searched lists use `Combobox`.
 */
export function Select<V extends string>({
  options,
  placeholder,
  className,
  onValueChange,
  onChange,
  ...rest
}: SelectProps<V>) {
  return (
    <span className={cn('relative inline-flex w-full min-w-0', className)}>
      <select
        className={cn(inputClasses, 'h-8 appearance-none truncate pr-8 text-sm touch:h-10 touch:text-lg')}
        onChange={(event) => {
          onChange?.(event)
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onValueChange?.(chosen.value)
        }}
        {...rest}
      >
        {placeholder !== undefined && (
          <option value="" disabled>
            {placeholder}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-muted-foreground"
      />
    </span>
  )
}
