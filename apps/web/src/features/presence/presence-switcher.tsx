import { useQuery } from '@tanstack/react-query'
import { breakReasons } from '@telehub/domain'
import { ChevronDown } from 'lucide-react'
import { formatSpan } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useLive } from '@/lib/live-client.ts'
import { get, queryClient } from '@/lib/query.ts'
import { useNow } from '@/lib/use-now.ts'
import { Button } from '@/ui/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/ui/dropdown-menu.tsx'
import { PresenceDot } from '@/ui/presence-dot.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { choosePresence, presenceQuery } from './choose-presence.ts'

/** What I am doing and for how long; a click changes it, unless a call has the say. */
export function PresenceSwitcher({ userId }: { userId: number }) {
  const { t } = useTranslation('common')
  const { data: mine } = useQuery(presenceQuery)
  const now = useNow()
  useLive('presence:changed', ({ data: { presence } }) => {
    if (presence.userId === userId) queryClient.setQueryData(get('GET /api/presence').queryKey, presence)
  })
  if (!mine) return <Skeleton className="mx-2 h-4 w-24" />

  const fromCall = mine.state === 'on-call' || mine.state === 'wrapping'
  const reason = breakReasons.find((one) => one === mine.reason)
  const name = mine.state === 'break' && reason ? t(`breakReason.${reason}`) : t(`presence.${mine.state}`)
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" className="px-2">
          <PresenceDot presence={mine.state} />
          <span className="sr-only">{t('presence.label')}:</span>
          <span className="max-sm:sr-only">{name}</span>
          <time className="hidden text-muted-foreground lg:inline">{formatSpan(now - Date.parse(mine.since))}</time>
          <ChevronDown aria-hidden="true" className="text-muted-foreground" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-52">
        {fromCall && <p className="px-2 py-1.5 text-xs text-muted-foreground">{t('presence.fromCall')}</p>}
        <DropdownMenuItem disabled={fromCall} onSelect={() => void choosePresence({ state: 'available' })}>
          <PresenceDot presence="available" />
          {t('presence.available')}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t('presence.takeBreak')}</DropdownMenuLabel>
        {breakReasons.map((one) => (
          <DropdownMenuItem
            key={one}
            disabled={fromCall}
            onSelect={() => void choosePresence({ state: 'break', reason: one })}
          >
            <PresenceDot presence="break" />
            {t(`breakReason.${one}`)}
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem disabled={fromCall} onSelect={() => void choosePresence({ state: 'offline' })}>
          <PresenceDot presence="offline" />
          {t('presence.offline')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
