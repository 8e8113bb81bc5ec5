import type { CallView } from '@telehub/contracts'
import { useTranslation } from '@/lib/i18n.ts'
import { cn } from '@/ui/cn.ts'

/** Whether the call is being recorded, in a word and a dot; the place is kept while it is not. */
export function RecordingMark({ recording, className }: { recording: CallView['recording']; className?: string }) {
  const { t } = useTranslation('calls')
  return (
    <span className={cn('flex shrink-0 items-center gap-1.5 text-xs text-muted-foreground', className)}>
      <span
        aria-hidden="true"
        className={cn('size-2 rounded-full', recording === 'on' ? 'animate-live bg-danger' : 'border border-input')}
      />
      {t(`recording.${recording}`)}
    </span>
  )
}
