import { cn } from './cn.ts'

/** Holds the place, in the size, of what is being fetched. Give it a height and a width. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn('block animate-shimmer rounded-sm bg-muted', className)} />
}

const widths = ['w-40', 'w-56', 'w-48', 'w-64', 'w-44'] as const

/** Rows of a list that is being fetched, of the same height as the real ones. */
export function SkeletonRows({ rows = 8, rowClassName }: { rows?: number; rowClassName?: string }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <div key={i} className={cn('flex h-9 items-center gap-3 border-b border-border/60 px-4', rowClassName)}>
          <Skeleton className="h-3 w-3" />
          <Skeleton className={cn('h-3', widths[i % widths.length])} />
          <Skeleton className="ml-auto h-3 w-16" />
        </div>
      ))}
    </div>
  )
}
