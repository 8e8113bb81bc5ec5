import { PasswordForm } from '@/features/auth/password-form.tsx'
import { useTranslation } from '@/lib/i18n.ts'
import { useTitle } from '@/lib/use-title.ts'
import { Page, PageBody, PageHeader } from '@/ui/page.tsx'

export function PasswordScreen() {
  const { t } = useTranslation('auth')
  useTitle(t('password_.title'))
  return (
    <Page>
      <PageHeader title={t('password_.title')} />
      <PageBody className="px-4 py-4">
        <p className="mb-4 text-muted-foreground">{t('password_.text')}</p>
        <PasswordForm />
      </PageBody>
    </Page>
  )
}
