import { CloudOff } from 'lucide-react'
import { useConnection } from '@/lib/connection.ts'
import { formatWhen } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'

/** Says that the network is gone, how old the screen is, and that nothing is lost. */
export function OfflineBanner() {
  const { t } = useTranslation('common')
  const { state, heardAt } = useConnection()
  const now = useNow()
  if (state !== 'offline') return null
  return (
    <div role="alert" className="flex shrink-0 items-center gap-2 bg-warn-soft px-4 py-1.5 text-sm text-warn-text">
      <CloudOff aria-hidden="true" className="size-4 shrink-0" />
      <p>
        <span className="font-medium">{t('offline.title')}.</span>{' '}
        {t('offline.text', { when: heardAt === 0 ? t('time.now') : formatWhen(heardAt, now) })}
      </p>
    </div>
  )
}
