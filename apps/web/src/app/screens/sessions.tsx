import { SessionList, SignOutEverywhere } from '@/features/auth/session-list.tsx'
import { useTranslation } from '@/lib/i18n.ts'
import { useTitle } from '@/lib/use-title.ts'
import { Page, PageBody, PageHeader } from '@/ui/page.tsx'

export function SessionsScreen() {
  const { t } = useTranslation('auth')
  useTitle(t('sessions.title'))
  return (
    <Page>
      <PageHeader title={t('sessions.title')} actions={<SignOutEverywhere />} />
      <PageBody className="px-4 py-4">
        <div className="max-w-2xl">
          <p className="mb-2 text-muted-foreground">{t('sessions.text')}</p>
          <SessionList />
        </div>
      </PageBody>
    </Page>
  )
}
