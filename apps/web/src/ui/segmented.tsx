import * as ToggleGroup from 'radix-ui/toggle-group'
import type { ReactNode } from 'react'
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
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next)
        if (chosen) onValueChange(chosen.value)
      }}
      className={cn('inline-flex h-8 items-center gap-0.5 rounded-md bg-muted p-0.5 touch:h-10', className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="flex h-full items-center gap-1.5 rounded-sm px-2.5 text-sm font-medium text-muted-foreground transition-colors hover:text-foreground data-[state=on]:bg-card data-[state=on]:text-foreground data-[state=on]:ring-1 data-[state=on]:ring-border dark:data-[state=on]:bg-accent"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
