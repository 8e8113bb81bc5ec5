import { breakReasons } from '@telehub/domain'
import type { ReactElement } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/ui/dropdown-menu.tsx'
import { PresenceDot } from '@/ui/presence-dot.tsx'
import { choosePresence } from './choose-presence.ts'

/** What one can say to be doing, opened as it comes. During a call nothing can be chosen: the call has the say. */
export function PresenceMenu({ fromCall, trigger }: { fromCall: boolean; trigger: ReactElement }) {
  const { t } = useTranslation('common')
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
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
