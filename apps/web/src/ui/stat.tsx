import type { ReactNode } from 'react'
import { cn } from './cn.ts'

interface StatProps {
  label: ReactNode
  value: ReactNode
  /** A line below: a change, a share, what it is made of. */
  note?: ReactNode
  tone?: 'neutral' | 'danger' | 'warn' | 'ok'
  className?: string
}
const tones = { neutral: '', danger: 'text-danger-text', warn: 'text-warn-text', ok: 'text-ok-text' } as const

/** One number that matters, with its name. Put several in a `<StatRow>`. */
export function Stat({ label, value, note, tone = 'neutral', className }: StatProps) {
  return (
    <div className={cn('flex min-w-0 flex-col px-4 py-2.5', className)}>
      <dt className="truncate text-xs text-muted-foreground">{label}</dt>
      <dd className={cn('text-xl font-semibold tracking-tight tabular-nums', tones[tone])}>{value}</dd>
      {note && <dd className="truncate text-xs text-muted-foreground tabular-nums">{note}</dd>}
    </div>
  )
}

export function StatRow({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <dl
      className={cn(
        'grid grid-cols-2 divide-border border-b border-border sm:grid-cols-3 lg:auto-cols-fr lg:grid-flow-col lg:grid-cols-none lg:divide-x',
        className,
      )}
    >
      {children}
    </dl>
  )
}
