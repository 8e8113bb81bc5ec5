import { Check } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange'> {
  onCheckedChange?: (checked: boolean) => void
}

/** The browser's own box, drawn in our colours. Wants a label by `id`, or an `aria-label`. */
export function Checkbox({ className, onCheckedChange, ...rest }: CheckboxProps) {
  return (
    <span className={cn('relative inline-flex size-4 shrink-0 touch:size-5', className)}>
      <input
        type="checkbox"
        className="peer size-full appearance-none rounded-sm border border-input bg-card transition-colors checked:border-primary checked:bg-primary disabled:opacity-50"
        onChange={(event) => onCheckedChange?.(event.target.checked)}
        {...rest}
      />
      <Check
        aria-hidden="true"
        strokeWidth={3}
        className="pointer-events-none absolute inset-0 m-auto hidden size-3 text-primary-foreground peer-checked:block"
      />
    </span>
  )
}
