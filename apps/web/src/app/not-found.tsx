import { Link } from '@tanstack/react-router'
import { Compass, Lock } from 'lucide-react'
import { useTranslation } from '@/lib/i18n.ts'
import { Button } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'

function Home() {
  const { t } = useTranslation('common')
  return (
    <Button asChild>
      <Link to="/">{t('notFound.home')}</Link>
    </Button>
  )
}

export function NotFound() {
  const { t } = useTranslation('common')
  return (
    <EmptyState icon={Compass} title={t('notFound.title')} action={<Home />}>
      {t('notFound.text')}
    </EmptyState>
  )
}

/** The page exists, and is for another role. */
export function NotAllowed() {
  const { t } = useTranslation('common')
  return (
    <EmptyState icon={Lock} title={t('notAllowed.title')} action={<Home />}>
      {t('notAllowed.text')}
    </EmptyState>
  )
}
