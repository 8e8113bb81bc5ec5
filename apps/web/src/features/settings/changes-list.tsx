import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { formatDateTime, formatWhen } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { useNow } from '@/lib/use-now.ts'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Section } from '@/ui/page.tsx'
import { SkeletonRows } from '@/ui/skeleton.tsx'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/ui/table.tsx'
import { topicNames } from './topic-names.ts'

/** The latest change of each topic: what, who, when. */
export function ChangesList() {
  const { t } = useTranslation('settings')
  const { data, error, refetch } = useQuery(get('GET /api/settings/history'))
  const now = useNow()
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={6} />
  if (data.items.length === 0) {
    return (
      <EmptyState icon={History} title={t('changes.empty')}>
        {t('changes.emptyText')}
      </EmptyState>
    )
  }
  return (
    <Section title={t('changes.title')} description={t('changes.text')} className="max-w-4xl">
      <Table label={t('changes.title')}>
        <TableHead>
          <tr>
            <Th>{t('changes.what')}</Th>
            <Th>{t('changes.who')}</Th>
            <Th>{t('changes.when')}</Th>
          </tr>
        </TableHead>
        <TableBody>
          {data.items.map((item) => {
            const topic = topicNames.find((one) => one === item.key)
            return (
              <Tr key={item.key}>
                <Td>{topic ? t(`topic.${topic}.title`) : item.key}</Td>
                <Td>{item.by ?? <span className="text-muted-foreground">{t('changes.setup')}</span>}</Td>
                <Td className="whitespace-nowrap">
                  <time dateTime={item.at} title={formatDateTime(item.at, now)}>
                    {formatWhen(item.at, now)}
                  </time>
                </Td>
              </Tr>
            )
          })}
        </TableBody>
      </Table>
    </Section>
  )
}
