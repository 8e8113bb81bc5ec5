import { CircleAlert, RotateCw } from 'lucide-react'
import { describeError } from '@/lib/api-error.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { Button } from './button.tsx'
import { cn } from './cn.ts'

interface ErrorStateProps {
  error: unknown
  /** Asks again; without it no button is shown. */
  onRetry?: (() => void) | undefined
  className?: string
}

/** What went wrong in a sentence, and the way out. Stands where the content would have stood. */
export function ErrorState({ error, onRetry, className }: ErrorStateProps) {
  const { t } = useTranslation('common')
  const { title, detail } = describeError(error)
  return (
    <div role="alert" className={cn('mx-auto flex max-w-sm flex-col items-center px-6 py-14 text-center', className)}>
      <CircleAlert aria-hidden="true" strokeWidth={1.5} className="mb-3 size-7 text-danger-text" />
      <p className="text-base font-medium">{title}</p>
      {detail && <p className="mt-1 text-sm text-muted-foreground">{detail}</p>}
      {onRetry && (
        <Button className="mt-4" onClick={onRetry}>
          <RotateCw aria-hidden="true" />
          {t('retry')}
        </Button>
      )}
    </div>
  )
}

/** The same in one line, above a form or inside a panel. */
export function ErrorLine({ error, className }: { error: unknown; className?: string }) {
  const { title, detail } = describeError(error)
  return (
    <p
      role="alert"
      className={cn('flex items-start gap-2 rounded-md bg-danger-soft px-3 py-2 text-sm text-danger-text', className)}
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <span>
        <span className="font-medium">{title}</span> {detail}
      </span>
    </p>
  )
}
