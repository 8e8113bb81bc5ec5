import type { UserView } from '@telehub/contracts'
import { lazy, Suspense } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { useOnDemand } from '@/ui/on-demand.ts'

const load = () => import('./account-items.tsx')
const AccountItems = lazy(() => load().then((m) => ({ default: m.AccountItems })))

export function AccountMenu({ user }: { user: UserView }) {
  const { t } = useTranslation('common')
  const { wanted, props } = useOnDemand(load, 'menu')
  const button = (
    <button type="button" className="relative ml-1 rounded-full" {...(!wanted && props)}>
      <span className="sr-only">{t('account.label', { name: user.name })}</span>
      <Avatar name={user.name} />
    </button>
  )
  if (!wanted) return button
  return (
    <Suspense fallback={button}>
      <AccountItems user={user} trigger={button} />
    </Suspense>
  )
}
