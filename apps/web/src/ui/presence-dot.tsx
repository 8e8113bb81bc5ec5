import type { Presence } from '@telehub/domain'
import { cn } from './cn.ts'

/** Each state has its own shape as well as its colour: full, ringing, half, bar, hollow. */
const shapes: Record<Presence, string> = {
  available: 'bg-ok',
  'on-call': 'bg-primary ring-2 ring-primary/30',
  wrapping: 'border-2 border-warn bg-linear-to-r from-warn from-50% to-transparent to-50%',
  break: 'h-1 rounded-sm bg-muted-foreground',
  offline: 'border-2 border-input',
}

/** Without a label it is decoration and the state stands in words beside it. */
export function PresenceDot({
  presence,
  label,
  className,
}: {
  presence: Presence
  label?: string
  className?: string
}) {
  return (
    <span className={cn('inline-flex size-2.5 shrink-0 items-center justify-center', className)}>
      <span aria-hidden="true" className={cn('size-2.5 rounded-full', shapes[presence])} />
      {label && <span className="sr-only">{label}</span>}
    </span>
  )
}
