import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Callbacks } from '@/features/schedule/callbacks.tsx'
import { kindFilters, parseCallbacksSearch } from '@/features/schedule/callbacks-search.ts'
import { requestCall } from '@/lib/call-bus.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useUser } from '@/lib/session.ts'
import { useTitle } from '@/lib/use-title.ts'
import { Page, PageBody, PageHeader } from '@/ui/page.tsx'
import { Segmented } from '@/ui/segmented.tsx'

const route = getRouteApi('/shell/callbacks')

export function CallbacksScreen() {
  const { t } = useTranslation('schedule')
  useTitle(t('title'))
  const { role } = useUser()
  // The router keeps what the parser left out; only what it has read goes on.
  const search = parseCallbacksSearch({ ...route.useSearch() })
  const setSearch = route.useNavigate()
  const navigate = useNavigate()
  return (
    <Page>
      <PageHeader
        title={t('title')}
        meta={
          role !== 'agent' && (
            <Segmented
              label={t('scope.label')}
              value={search.scope ?? 'all'}
              onValueChange={(scope) => void setSearch({ search: { ...search, scope } })}
              options={(['mine', 'all'] as const).map((value) => ({ value, label: t(`scope.${value}`) }))}
            />
          )
        }
      >
        <div className="overflow-x-auto pb-2">
          <Segmented
            label={t('filter.label')}
            value={search.kind ?? 'all'}
            onValueChange={(kind) => void setSearch({ search: { ...search, kind } })}
            options={kindFilters.map((value) => ({ value, label: t(`filter.${value}`) }))}
          />
        </div>
      </PageHeader>
      <PageBody>
        <Callbacks
          search={search}
          onCall={(leadId) => requestCall(leadId)}
          onOpen={(lead) => void navigate({ to: '/queue', search: { lead } })}
        />
      </PageBody>
    </Page>
  )
}
