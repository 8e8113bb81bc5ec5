import { useNavigate } from '@tanstack/react-router'
import type { UserView } from '@telehub/contracts'
import { Keyboard, KeyRound, LogOut, Monitor, MonitorSmartphone, Moon, Sun } from 'lucide-react'
import type { ReactElement } from 'react'
import { signOut } from '@/features/auth/sign-out.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { setTheme, themes, useTheme } from '@/lib/theme.ts'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/ui/dropdown-menu.tsx'
import { openOverlay } from './overlay-store.ts'

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const

/** The menu behind the button, opened as it comes. */
export function AccountItems({ user, trigger }: { user: UserView; trigger: ReactElement }) {
  const { t } = useTranslation('common')
  const navigate = useNavigate()
  const theme = useTheme()
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-60">
        <div className="px-2 py-1.5">
          <p className="truncate font-medium">{user.name}</p>
          <p className="truncate text-xs text-muted-foreground">
            {t(`role.${user.role}`)}
            {user.teamName && ` · ${user.teamName}`}
          </p>
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void navigate({ to: '/account/password' })}>
          <KeyRound aria-hidden="true" />
          {t('account.password')}
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => void navigate({ to: '/account/sessions' })}>
          <MonitorSmartphone aria-hidden="true" />
          {t('account.sessions')}
        </DropdownMenuItem>
        <DropdownMenuItem shortcut="?" onSelect={() => openOverlay('shortcuts')}>
          <Keyboard aria-hidden="true" />
          {t('account.shortcuts')}
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>{t('theme.label')}</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={theme}>
          {themes.map((one) => {
            const Icon = themeIcons[one]
            return (
              <DropdownMenuRadioItem key={one} value={one} onSelect={() => setTheme(one)}>
                <Icon aria-hidden="true" />
                {t(`theme.${one}`)}
              </DropdownMenuRadioItem>
            )
          })}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void signOut()}>
          <LogOut aria-hidden="true" />
          {t('account.signOut')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}
