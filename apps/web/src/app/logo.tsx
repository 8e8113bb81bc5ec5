import { cn } from '@/ui/cn.ts'

/** The mark of the product; its name stands beside it or in the label of the link. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn('size-7', className)}>
      <rect width="32" height="32" rx="8" className="fill-primary" />
      <path
        d="M9 10.5h14M16 10.5v12"
        className="stroke-primary-foreground"
        strokeWidth="3.2"
        strokeLinecap="round"
        fill="none"
      />
      <circle cx="23" cy="21.5" r="2.6" fill="#7ee2b0" />
    </svg>
  )
}
