import { type ReactNode, useId } from 'react'
import { Checkbox } from '@/ui/checkbox.tsx'

interface CheckLineProps {
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  label: ReactNode
  hint: ReactNode
}

/** One yes or no with its explanation, all of which can be clicked. */
export function CheckLine({ checked, onCheckedChange, label, hint }: CheckLineProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-2.5">
      <Checkbox
        id={id}
        className="mt-0.5"
        checked={checked}
        onCheckedChange={(now) => onCheckedChange(now === true)}
        aria-describedby={`${id}-hint`}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <p id={`${id}-hint`} className="mt-0.5 max-w-prose text-xs text-muted-foreground">
          {hint}
        </p>
      </div>
    </div>
  )
}
