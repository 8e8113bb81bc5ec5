import { PasswordForm } from '@/features/auth/password-form.tsx'
import { useTranslation } from '@/lib/i18n.ts'
import { useTitle } from '@/lib/use-title.ts'
import { Page, PageBody, PageHeader, Section } from '@/ui/page.tsx'

export function PasswordScreen() {
  const { t } = useTranslation('auth')
  useTitle(t('password_.title'))
  return (
    <Page>
      <PageHeader title={t('password_.title')} />
      <PageBody>
        <Section title={t('password_.next')} description={t('password_.text')}>
          <PasswordForm />
        </Section>
      </PageBody>
    </Page>
  )
}
