import { useQuery } from '@tanstack/react-query'
import type { UserView } from '@telehub/contracts'
import { Search } from 'lucide-react'
import { PresenceSwitcher } from '@/features/presence/presence-switcher.tsx'
import { useTranslation } from '@/lib/i18n.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Kbd } from '@/ui/kbd.tsx'
import { workspaceQuery } from '../guards.ts'
import { AccountMenu } from './account-menu.tsx'
import { ConnectionState } from './connection-state.tsx'
import { NotificationBell } from './notification-bell.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { openOverlay } from './overlay-store.ts'

export function Header({ user }: { user: UserView }) {
  const { t } = useTranslation('common')
  const { data: workspace } = useQuery(workspaceQuery)
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-b border-border px-4">
      <p className="min-w-0 truncate text-sm font-semibold">{workspace?.name}</p>
      {workspace?.demo && (
        <Badge tone="outline" className="hidden sm:inline-flex">
          {t('demo')}
        </Badge>
      )}
      <OfflineBanner className="ml-2 max-md:hidden" />
      <div className="ml-auto flex shrink-0 items-center gap-1">
        <Button
          variant="quiet"
          onClick={() => openOverlay('palette')}
          aria-keyshortcuts="Control+K Meta+K"
          className="px-2"
        >
          <Search aria-hidden="true" />
          <span className="sr-only">{t('palette.title')}</span>
          <Kbd keys="mod+k" className="hidden lg:inline-flex" />
        </Button>
        <ConnectionState />
        <NotificationBell />
        {user.role === 'agent' && <PresenceSwitcher userId={user.id} />}
        <AccountMenu user={user} />
      </div>
    </header>
  )
}
