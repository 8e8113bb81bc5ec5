import type { ReactNode } from 'react'
import { cn } from './cn.ts'

/** A screen: a header that stays and a body that scrolls by itself. */
export function Page({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn('flex h-full min-h-0 flex-col', className)}>{children}</div>
}

interface PageHeaderProps {
  title: ReactNode
  /** Beside the title: counts, a switch. */
  meta?: ReactNode
  actions?: ReactNode
  /** A second line: filters, tabs. */
  children?: ReactNode
}

export function PageHeader({ title, meta, actions, children }: PageHeaderProps) {
  return (
    <header className="shrink-0 border-b border-border px-4">
      <div className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 py-2">
        <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
        {meta && <div className="flex min-w-0 items-center gap-3 text-sm text-muted-foreground">{meta}</div>}
        {actions && <div className="ml-auto flex items-center gap-2">{actions}</div>}
      </div>
      {children}
    </header>
  )
}

interface PageBodyProps {
  children?: ReactNode
  className?: string
  /** For a body with nothing in it that takes the keyboard: then it does itself, so that its keys scroll it. */
  label?: string
}

export function PageBody({ children, className, label }: PageBodyProps) {
  const classes = cn('min-h-0 flex-1 overflow-y-auto', className)
  if (label === undefined) return <div className={classes}>{children}</div>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className={cn(classes, '-outline-offset-2')}>
      {children}
    </section>
  )
}

interface SectionProps {
  title: ReactNode
  description?: ReactNode
  actions?: ReactNode
  children: ReactNode
  className?: string
}

/** A part of a page, set apart by space and a line, never by a card. */
export function Section({ title, description, actions, children, className }: SectionProps) {
  return (
    <section className={cn('border-b border-border px-4 py-6 last:border-0', className)}>
      <div className="mb-4 flex items-start gap-4">
        <div className="min-w-0 flex-1">
          <h2 className="text-base font-semibold">{title}</h2>
          {description && <p className="mt-0.5 max-w-prose text-sm text-muted-foreground">{description}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  )
}

/** Names and values of one thing, aligned in two columns. */
export function Facts({
  items,
  className,
}: {
  items: readonly { label: ReactNode; value: ReactNode }[]
  className?: string
}) {
  return (
    <dl className={cn('grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-1 text-sm', className)}>
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list
        <div key={i} className="contents">
          <dt className="text-muted-foreground">{item.label}</dt>
          <dd className="min-w-0 break-words">{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
