import { useConnection } from '@/lib/connection.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { cn } from '@/ui/cn.ts'
import { Tooltip } from '@/ui/tooltip.tsx'
import { useHeard } from './offline-banner.tsx'

const dots = {
  live: 'bg-ok',
  connecting: 'bg-input animate-live',
  reconnecting: 'bg-warn animate-live',
  offline: 'border-2 border-danger',
} as const

/** How true the screen is: live, catching up, or cut off, in shape, colour and word. */
export function ConnectionState() {
  const { t } = useTranslation('common')
  const { state } = useConnection()
  const when = useHeard()
  return (
    <Tooltip label={t(`live.${state}Detail`, { when })}>
      <button
        type="button"
        className={cn(
          'flex h-8 items-center gap-1.5 rounded-md px-2 text-xs text-muted-foreground hover:bg-accent',
          state === 'live' && 'max-sm:sr-only',
        )}
      >
        <span aria-hidden="true" className={cn('size-2 rounded-full', dots[state])} />
        <span role="status">{t(`live.${state}`)}</span>
      </button>
    </Tooltip>
  )
}
