import { CloudOff } from 'lucide-react'
import { useConnection } from '@/lib/connection.ts'
import { formatWhen } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { cn } from '@/ui/cn.ts'

/** When the server was last heard, in words. */
export function useHeard(): string {
  const { t } = useTranslation('common')
  const { heardAt } = useConnection()
  const now = useNow()
  return Date.now() - heardAt < 60_000 || heardAt === 0 ? t('time.moment') : formatWhen(heardAt, now)
}

/** Says that the network is gone and how old the screen is. It stands in the header, so that nothing below moves. */
export function OfflineBanner({ className }: { className?: string }) {
  const { t } = useTranslation('common')
  const { state } = useConnection()
  const when = useHeard()
  if (state !== 'offline') return null
  return (
    <div
      role="alert"
      className={cn(
        'flex min-w-0 items-center gap-2 rounded-md bg-warn-soft px-3 py-1.5 text-sm text-warn-text',
        className,
      )}
    >
      <CloudOff aria-hidden="true" className="size-4 shrink-0" />
      <p className="truncate">
        <span className="font-medium">{t('offline.title')}.</span> {t('offline.text', { when })}
      </p>
    </div>
  )
}
