import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

/** A real table in a box that scrolls sideways when it must. Long lists use `VirtualList` instead. */
export function Table({ className, label, ...rest }: ComponentProps<'table'> & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="relative w-full overflow-x-auto" aria-label={label} tabIndex={0}>
      <table className={cn('w-full border-collapse text-sm', className)} aria-label={label} {...rest} />
    </section>
  )
}

export function TableHead({ className, ...rest }: ComponentProps<'thead'>) {
  return <thead className={cn('border-b border-border text-left text-xs text-muted-foreground', className)} {...rest} />
}

export const TableBody = (props: ComponentProps<'tbody'>) => <tbody {...props} />

export function Tr({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr className={cn('border-b border-border/60 last:border-0', className)} {...rest} />
}

export function Th({ className, numeric = false, ...rest }: ComponentProps<'th'> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      className={cn('h-8 px-3 font-medium whitespace-nowrap first:pl-4 last:pr-4', numeric && 'text-right', className)}
      {...rest}
    />
  )
}

export function Td({ className, numeric = false, ...rest }: ComponentProps<'td'> & { numeric?: boolean }) {
  return (
    <td
      className={cn('h-9 px-3 py-1.5 first:pl-4 last:pr-4', numeric && 'text-right tabular-nums', className)}
      {...rest}
    />
  )
}
