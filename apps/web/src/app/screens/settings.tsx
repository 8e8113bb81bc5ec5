import { getRouteApi, Link, useBlocker, useNavigate } from '@tanstack/react-router'
import { CampaignList } from '@/features/campaigns/campaign-list.tsx'
import { DoNotCall } from '@/features/compliance/do-not-call.tsx'
import { SettingsPart } from '@/features/settings/settings-part.tsx'
import { hasUnsaved } from '@/features/settings/unsaved.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { session, useUser } from '@/lib/session.ts'
import { useTitle } from '@/lib/use-title.ts'
import { Confirm } from '@/ui/confirm.tsx'
import { ErrorBoundary } from '@/ui/error-boundary.tsx'
import { Page, PageBody, PageHeader } from '@/ui/page.tsx'
import { Select } from '@/ui/select.tsx'
import { isOneOf, type SettingsPlace, settingsPlacesOf } from '../settings-parts.ts'

const route = getRouteApi('/shell/settings/$part')

/** The settings, one part at a time: a list of parts beside it, or over it on a phone. */
export function SettingsScreen() {
  const { t } = useTranslation('settings')
  const { role } = useUser()
  const { part } = route.useParams()
  const navigate = useNavigate()
  const places = settingsPlacesOf(role)
  const at = isOneOf(role, part) ? part : places[0]
  useTitle(at ? t(`part.${at}`) : t('title'))
  if (!at) return null
  return (
    <Page>
      <PageHeader title={t('title')}>
        <div className="pb-3 md:hidden">
          <Select
            aria-label={t('parts')}
            value={at}
            onValueChange={(next) => void navigate({ to: '/settings/$part', params: { part: next } })}
            options={places.map((one) => ({ value: one, label: t(`part.${one}`) }))}
          />
        </div>
      </PageHeader>
      <div className="flex min-h-0 flex-1">
        <nav aria-label={t('parts')} className="w-52 shrink-0 overflow-y-auto border-r border-border p-2 max-md:hidden">
          {places.map((one) => (
            <Link
              key={one}
              to="/settings/$part"
              params={{ part: one }}
              className="flex h-8 items-center rounded-md px-2.5 text-sm text-muted-foreground transition-colors hover:bg-accent hover:text-foreground data-[status=active]:bg-selected data-[status=active]:font-medium data-[status=active]:text-foreground"
            >
              {t(`part.${one}`)}
            </Link>
          ))}
        </nav>
        <PageBody className="min-w-0">
          <ErrorBoundary resetKey={at}>
            <Part at={at} />
          </ErrorBoundary>
        </PageBody>
      </div>
      <LeaveGuard />
    </Page>
  )
}

function Part({ at }: { at: SettingsPlace }) {
  const { q } = route.useSearch()
  const setSearch = route.useNavigate()
  switch (at) {
    case 'campaigns':
      return <CampaignList />
    case 'do-not-call':
      return <DoNotCall q={q ?? ''} onSearch={(next) => void setSearch({ search: { q: next }, replace: true })} />
    default:
      return <SettingsPart part={at} />
  }
}

/** Asks before changes that are not saved are left behind; a session that ended asks nothing. */
function LeaveGuard() {
  const { t } = useTranslation('settings')
  const { proceed, reset, status } = useBlocker({
    shouldBlockFn: () => hasUnsaved() && session.get().state === 'signed-in',
    enableBeforeUnload: hasUnsaved,
    withResolver: true,
  })
  return (
    <Confirm
      open={status === 'blocked'}
      onOpenChange={(open) => !open && reset?.()}
      title={t('leave.title')}
      action={t('leave.leave')}
      danger
      onConfirm={() => proceed?.()}
    >
      {t('leave.text')}
    </Confirm>
  )
}
