import { cn } from './cn.ts'

interface ProgressProps {
  label: string
  /** From 0 to 1; null while nobody knows how much there is. */
  value: number | null
  className?: string
}

export function Progress({ label, value, className }: ProgressProps) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(value !== null && { 'aria-valuenow': Math.round(value * 100) })}
      className={cn('h-1.5 w-full overflow-hidden rounded-full bg-muted', className)}
    >
      <div
        className={cn(
          'h-full origin-left rounded-full bg-primary transition-transform duration-200',
          value === null && 'animate-shimmer',
        )}
        style={{ transform: `scaleX(${value === null ? 1 : Math.min(1, Math.max(0, value))})` }}
      />
    </div>
  )
}
