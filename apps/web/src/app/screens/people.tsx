import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PeopleList } from '@/features/people/people-list.tsx'
import { TeamDialog } from '@/features/people/team-dialog.tsx'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { useSession } from '@/lib/session.ts'
import { useTitle } from '@/lib/use-title.ts'
import { Button } from '@/ui/button.tsx'
import { Page, PageBody, PageHeader } from '@/ui/page.tsx'

export function PeopleScreen() {
  const { t } = useTranslation('people')
  useTitle(t('title'))
  const session = useSession()
  const isAdmin = session.state === 'signed-in' && session.user.role === 'admin'
  const [adding, setAdding] = useState<'person' | 'team' | null>(null)
  const { data } = useQuery(get('GET /api/users'))
  return (
    <Page>
      <PageHeader
        title={t('title')}
        meta={data && t('count', { count: data.items.length })}
        actions={
          isAdmin && (
            <>
              <Button onClick={() => setAdding('team')}>{t('addTeam')}</Button>
              <Button variant="primary" onClick={() => setAdding('person')}>
                {t('add')}
              </Button>
            </>
          )
        }
      />
      <PageBody>
        <PeopleList adding={adding === 'person'} onAdded={() => setAdding(null)} />
      </PageBody>
      {adding === 'team' && <TeamDialog onClose={() => setAdding(null)} />}
    </Page>
  )
}
