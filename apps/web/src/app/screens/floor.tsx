import { FloorBoard } from '@/features/floor/floor-board.tsx'
import { useTranslation } from '@/lib/i18n.ts'
import { useTitle } from '@/lib/use-title.ts'
import { Page, PageBody, PageHeader } from '@/ui/page.tsx'

export function FloorScreen() {
  const { t } = useTranslation('floor')
  useTitle(t('title'))
  return (
    <Page>
      <PageHeader title={t('title')} />
      <PageBody label={t('title')}>
        <FloorBoard />
      </PageBody>
    </Page>
  )
}
