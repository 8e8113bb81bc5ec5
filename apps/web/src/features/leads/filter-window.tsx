import type { ReactElement } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { Button } from '@/ui/button.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '@/ui/popover.tsx'
import { FilterFields } from './filter-fields.tsx'
import { activeFilters, type FiltersProps, withoutFilters } from './queue-search.ts'
import { SortSelect } from './sort-select.tsx'

export interface FilterWindowProps extends FiltersProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** All ways to narrow the list, in one window that stays open while one chooses. */
export function FilterWindow({ open, onOpenChange, trigger, ...rest }: FilterWindowProps & { trigger: ReactElement }) {
  const { t } = useTranslation('leads')
  const active = activeFilters(rest.search).length
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger asChild>{trigger}</PopoverTrigger>
      <PopoverContent align="start" aria-label={t('filter.label')} className="w-[min(40rem,calc(100vw-1.5rem))] p-4">
        <SortSelect {...rest} className="mb-4 sm:hidden" />
        <FilterFields {...rest} />
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
