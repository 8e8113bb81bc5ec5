import { Outlet, useLocation, useMatches } from '@tanstack/react-router'
import type { UserView } from '@telehub/contracts'
import { useEffect } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { onResync, startLive } from '@/lib/live-client.ts'
import { queryClient } from '@/lib/query.ts'
import { useSession } from '@/lib/session.ts'
import { ErrorBoundary } from '@/ui/error-boundary.tsx'
import { NotAllowed } from '../not-found.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { Dock } from './dock.tsx'
import { Header } from './header.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { Overlays } from './overlays.tsx'
import { Rail } from './rail.tsx'

/** The live connection lasts as long as somebody is signed in; after a gap too wide to replay, everything is read again. */
function useLiveConnection(userId: number) {
  useEffect(() => {
    let stop: (() => void) | null = null
    let gone = false
    void startLive(userId).then((close) => {
      if (gone) close()
      else stop = close
    })
    const forget = onResync(() => void queryClient.invalidateQueries())
    return () => {
      gone = true
      forget()
      stop?.()
    }
  }, [userId])
}

/** The desk of whoever is signed in; nothing in the moment between leaving and the sign-in page. */
export function Shell() {
  const session = useSession()
  return session.state === 'signed-in' ? <Desk user={session.user} /> : null
}

/** What stands around every screen: rail or bottom bar, header, and the dock, which no navigation takes away. */
function Desk({ user }: { user: UserView }) {
  const { t } = useTranslation('common')
  const path = useLocation({ select: (location) => location.pathname })
  const mine = useMatches({
    select: (matches) => matches.every(({ staticData: { roles } }) => roles?.includes(user.role) ?? true),
  })
  useLiveConnection(user.id)
  return (
    <div className="flex h-dvh flex-col md:flex-row">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60 focus:rounded-md focus:bg-popover focus:px-3 focus:py-2 focus:shadow-pop"
      >
        {t('skip')}
      </a>
      <Rail role={user.role} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <Header user={user} />
        <OfflineBanner className="rounded-none md:hidden" />
        <main id="content" tabIndex={-1} className="min-h-0 flex-1 outline-none">
          <ErrorBoundary resetKey={path}>{mine ? <Outlet /> : <NotAllowed />}</ErrorBoundary>
        </main>
        <Dock />
      </div>
      <BottomBar role={user.role} />
      <Overlays role={user.role} />
    </div>
  )
}
