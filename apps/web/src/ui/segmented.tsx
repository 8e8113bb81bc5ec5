import { type ReactNode, useId } from 'react'
import { cn } from './cn.ts'

interface SegmentedProps<V extends string> {
  label: string
  value: V
  onValueChange: (value: V) => void
  options: readonly { value: V; label: ReactNode }[]
  className?: string
}

/** One of a few, all in sight: "My leads / All leads". */
export function Segmented<V extends string>({ label, value, onValueChange, options, className }: SegmentedProps<V>) {
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cn('inline-flex h-8 items-center gap-0.5 rounded-md bg-muted p-0.5 touch:h-10', className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="relative flex h-full items-center gap-1.5 rounded-sm px-2.5 text-sm font-medium text-muted-foreground transition-colors hover:text-foreground has-checked:bg-card has-checked:text-foreground has-checked:ring-1 has-checked:ring-border dark:has-checked:bg-accent"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onValueChange(option.value)}
            className="absolute inset-0 appearance-none rounded-sm"
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
