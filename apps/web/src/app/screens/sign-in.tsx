import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { DemoSignIns } from '@/features/auth/demo-sign-ins.tsx'
import { SignInForm } from '@/features/auth/sign-in-form.tsx'
import { useSignIn } from '@/features/auth/use-sign-in.ts'
import { choosePresence } from '@/features/presence/choose-presence.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useSession } from '@/lib/session.ts'
import { useTitle } from '@/lib/use-title.ts'
import { cn } from '@/ui/cn.ts'
import { workspaceQuery } from '../guards.ts'
import { Logo } from '../logo.tsx'

const route = getRouteApi('/sign-in')

export function SignInScreen() {
  const { t } = useTranslation('auth')
  useTitle(t('title'))
  const router = useRouter()
  const { next } = route.useSearch()
  const session = useSession()
  const { data: workspace } = useQuery(workspaceQuery)
  // The guard of this page sends whoever is signed in onward, to `next` or home.
  const signIn = useSignIn(({ role }) => {
    // Whoever comes to work is there to call until they say otherwise.
    if (role === 'agent') void choosePresence({ state: 'available' })
    void router.invalidate()
  })
  const demo = workspace?.demo ? workspace.demoSignIns : []
  const ended = session.state === 'signed-out' && session.why === 'ended' && next !== undefined

  return (
    <main className={cn('grid min-h-dvh', demo.length > 0 && 'lg:grid-cols-[minmax(26rem,2fr)_3fr]')}>
      <div className="px-6 pt-[10vh] pb-10 lg:pt-[18vh]">
        <div className="mx-auto w-full max-w-sm">
          <Logo className="mb-6 size-10" />
          <h1 className="text-2xl font-semibold tracking-tight">{t('to', { name: workspace?.name ?? '' })}</h1>
          <p className="mt-1 mb-6 text-base text-muted-foreground">{ended ? t('ended') : t('tagline')}</p>
          <SignInForm signIn={signIn} />
        </div>
      </div>
      {demo.length > 0 && (
        <div className="border-t border-border bg-muted/50 px-6 py-10 lg:border-t-0 lg:border-l lg:pt-[18vh]">
          <div className="mx-auto w-full max-w-xl">
            <DemoSignIns people={demo} signIn={signIn} />
          </div>
        </div>
      )}
    </main>
  )
}
