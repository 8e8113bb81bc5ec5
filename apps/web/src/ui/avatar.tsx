import { initials } from '@/lib/formats.ts'
import { cn } from './cn.ts'

const sizes = { sm: 'size-6 text-2xs', md: 'size-8 text-xs', lg: 'size-10 text-sm' } as const

/** A person's initials. Decoration: the name stands beside it or in the label of what holds it. */
export function Avatar({
  name,
  size = 'md',
  className,
}: {
  name: string
  size?: keyof typeof sizes
  className?: string
}) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        'inline-flex shrink-0 items-center justify-center rounded-full bg-primary-soft font-semibold text-primary-text select-none',
        sizes[size],
        className,
      )}
    >
      {initials(name)}
    </span>
  )
}
