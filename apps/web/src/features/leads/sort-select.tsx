import { useTranslation } from '@/lib/i18n.ts'
import { Select } from '@/ui/select.tsx'
import { type QueueSearch, type SetSearch, sorts, withChange } from './queue-search.ts'

interface SortSelectProps {
  search: QueueSearch
  onSearch: SetSearch
  className?: string
}

export function SortSelect({ search, onSearch, className = '' }: SortSelectProps) {
  const { t } = useTranslation('leads')
  return (
    <Select
      aria-label={t('sort.label')}
      className={className}
      value={search.sort ?? 'queue'}
      onValueChange={(sort) => onSearch(withChange(search, { sort: sort === 'queue' ? undefined : sort }))}
      options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
    />
  )
}
