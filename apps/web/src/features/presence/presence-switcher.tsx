import { useQuery } from '@tanstack/react-query'
import { breakReasons } from '@telehub/domain'
import { ChevronDown } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { formatSince } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useLive } from '@/lib/live-client.ts'
import { get, queryClient } from '@/lib/query.ts'
import { useNow } from '@/lib/use-now.ts'
import { Button } from '@/ui/button.tsx'
import { useOnDemand } from '@/ui/on-demand.ts'
import { PresenceDot } from '@/ui/presence-dot.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { presenceQuery } from './choose-presence.ts'

const load = () => import('./presence-menu.tsx')
const PresenceMenu = lazy(() => load().then((m) => ({ default: m.PresenceMenu })))

/** What I am doing and for how long; a click changes it, unless a call has the say. */
export function PresenceSwitcher({ userId }: { userId: number }) {
  const { t } = useTranslation('common')
  const { data: mine } = useQuery(presenceQuery)
  const now = useNow()
  const { wanted, props } = useOnDemand(load, 'menu')
  useLive('presence:changed', ({ data: { presence } }) => {
    if (presence.userId === userId) queryClient.setQueryData(get('GET /api/presence').queryKey, presence)
  })
  if (!mine) return <Skeleton className="mx-2 h-4 w-24" />

  const fromCall = mine.state === 'on-call' || mine.state === 'wrapping'
  const reason = breakReasons.find((one) => one === mine.reason)
  const name = mine.state === 'break' && reason ? t(`breakReason.${reason}`) : t(`presence.${mine.state}`)
  const button = (
    <Button variant="ghost" className="px-2" {...(!wanted && props)}>
      <PresenceDot presence={mine.state} />
      <span className="sr-only">{t('presence.label')}:</span>
      <span className="max-sm:sr-only">{name}</span>
      <time className="hidden text-muted-foreground lg:inline">{formatSince(mine.since, now)}</time>
      <ChevronDown aria-hidden="true" className="text-muted-foreground" />
    </Button>
  )
  if (!wanted) return button
  return (
    <Suspense fallback={button}>
      <PresenceMenu fromCall={fromCall} trigger={button} />
    </Suspense>
  )
}
