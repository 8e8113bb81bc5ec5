import { useTranslation } from '@/lib/i18n.ts'
import { useTitle } from '@/lib/use-title.ts'
import { Page, PageBody, PageHeader } from '@/ui/page.tsx'

export function PeopleScreen() {
  const { t } = useTranslation('people')
  useTitle(t('title'))
  return (
    <Page>
      <PageHeader title={t('title')} />
      <PageBody />
    </Page>
  )
}
