import { ListFilter } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { Button } from '@/ui/button.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '@/ui/popover.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { activeFilters, type FiltersProps, withoutFilters } from './queue-search.ts'
import { SortSelect } from './sort-select.tsx'

const FilterFields = lazy(() => import('./filter-fields.tsx').then((m) => ({ default: m.FilterFields })))

/** All ways to narrow the list, in one window that stays open while one chooses. */
export function Filters({
  open,
  onOpenChange,
  ...rest
}: FiltersProps & { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { t } = useTranslation('leads')
  const active = activeFilters(rest.search).length
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>
        <Button shortcut="f">
          <ListFilter aria-hidden="true" />
          {active > 0 ? t('filter.active', { count: active }) : t('filter.label')}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="start" aria-label={t('filter.label')} className="w-[min(40rem,calc(100vw-1.5rem))] p-4">
        <SortSelect {...rest} className="mb-4 sm:hidden" />
        <Suspense fallback={<Skeleton className="h-96 w-full" />}>
          <FilterFields {...rest} />
        </Suspense>
        {active > 0 && (
          <Button
            variant="quiet"
            size="sm"
            className="mt-3 -ml-2"
            onClick={() => rest.onSearch(withoutFilters(rest.search))}
          >
            {t('filter.clear')}
          </Button>
        )}
      </PopoverContent>
    </Popover>
  )
}
