import { useNavigate, useSearch } from '@tanstack/react-router'
import { CallDetail } from '@/features/calls/history/call-detail.tsx'
import { CallFilters } from '@/features/calls/history/call-filters.tsx'
import { CallList } from '@/features/calls/history/call-list.tsx'
import { hrefOf, parseCallSearch } from '@/features/calls/history/search.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useTitle } from '@/lib/use-title.ts'
import { Page, PageHeader } from '@/ui/page.tsx'
import { Split } from '@/ui/split.tsx'

/** What was called, when, and what it came to: my own calls, or the team's. */
export function CallsScreen() {
  const { t } = useTranslation('calls')
  useTitle(t('title'))
  const navigate = useNavigate()
  const search = parseCallSearch(useSearch({ strict: false }) as Record<string, unknown>)
  const close = () => void navigate({ href: hrefOf(search, { call: undefined }), replace: true })
  return (
    <Page>
      <PageHeader title={t('title')}>
        <CallFilters search={search} />
      </PageHeader>
      <div className="min-h-0 flex-1">
        <Split
          panelLabel={t('detail.label')}
          panel={search.call ? <CallDetail key={search.call} callId={search.call} onClose={close} /> : null}
          reserve={<p className="px-4 py-14 text-center text-muted-foreground">{t('detail.none')}</p>}
        >
          <CallList search={search} />
        </Split>
      </div>
    </Page>
  )
}
