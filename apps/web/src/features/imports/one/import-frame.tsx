import { Link } from '@tanstack/react-router'
import { FileQuestion } from 'lucide-react'
import type { ReactNode } from 'react'
import { isRefusal, unreachable } from '@/lib/api-error.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useTitle } from '@/lib/use-title.ts'
import { Button } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Page, PageHeader } from '@/ui/page.tsx'
import { Skeleton, SkeletonRows } from '@/ui/skeleton.tsx'
import { ImportPage } from './import-page.tsx'
import { useImport } from './use-import.ts'

/** One import by its number: being fetched, not there, out of reach, or the page of it. */
export function ImportFrame({ id, uploadPanel }: { id: number; uploadPanel: ReactNode }) {
  const { data, error, isPaused, refetch } = useImport(id)
  if (data) return <ImportPage key={id} of={data} uploadPanel={uploadPanel} />
  return <Without id={id} error={error ?? (isPaused ? unreachable() : null)} onRetry={() => void refetch()} />
}

function Without({ id, error, onRetry }: { id: number; error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('imports')
  useTitle(t('title'))
  const gone = !Number.isSafeInteger(id) || isRefusal(error, 'not-found', 'invalid-input')
  return (
    <Page>
      <PageHeader title={error ? t('title') : <Skeleton className="h-5 w-56" />}>
        {!error && <Skeleton className="mb-2 h-7 w-64" />}
      </PageHeader>
      {gone ? (
        <EmptyState
          icon={FileQuestion}
          title={t('gone')}
          action={
            <Button asChild>
              <Link to="/imports">{t('all')}</Link>
            </Button>
          }
        >
          {t('goneText')}
        </EmptyState>
      ) : error ? (
        <ErrorState error={error} onRetry={onRetry} />
      ) : (
        <SkeletonRows rows={10} rowClassName="h-16" />
      )}
    </Page>
  )
}
