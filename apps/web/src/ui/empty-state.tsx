import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

interface EmptyStateProps {
  icon?: LucideIcon
  title: ReactNode
  /** What would fill this place. */
  children?: ReactNode
  action?: ReactNode
  className?: string
}

/** Why there is nothing here, and what would fill it. */
export function EmptyState({ icon: Icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cn('mx-auto flex max-w-sm flex-col items-center px-6 py-14 text-center', className)}>
      {Icon && <Icon aria-hidden="true" strokeWidth={1.5} className="mb-3 size-7 text-muted-foreground" />}
      <p className="text-base font-medium">{title}</p>
      {children && <div className="mt-1 text-sm text-muted-foreground">{children}</div>}
      {action && <div className="mt-4 flex gap-2">{action}</div>}
    </div>
  )
}
