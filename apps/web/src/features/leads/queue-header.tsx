import type { Role } from '@telehub/domain'
import { Plus, UserRoundPlus } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { Button } from '@/ui/button.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { EscalatedCount } from './escalated-count.tsx'
import { FilterChips } from './filter-chips.tsx'
import { Filters } from './filters.tsx'
import { PriorityChips } from './priority-chips.tsx'
import { type QueueSearch, type QueueView, type SetSearch, viewOf, withChange } from './queue-search.ts'
import { SearchBox } from './search-box.tsx'
import type { Counts } from './sections.ts'
import { SortSelect } from './sort-select.tsx'

interface QueueHeaderProps {
  search: QueueSearch
  role: Role
  onSearch: SetSearch
  counts: Counts | undefined
  filtersOpen: boolean
  onFiltersOpen: (open: boolean) => void
  searchRef: Ref<HTMLInputElement>
  onLeaveSearch: () => void
  onAdd: () => void
  /** How many leads are chosen; their tools take the place of the search then. */
  chosen: number
  onAssign: () => void
  onClear: () => void
}

/** Whose leads, how many of each priority; and the search, or what can be done with the chosen leads, in a line of the same height. */
export function QueueHeader(props: QueueHeaderProps) {
  const { search, role, onSearch, counts, chosen } = props
  const { t } = useTranslation('leads')
  const view = viewOf(search, role)
  const views: QueueView[] = role === 'agent' ? ['mine', 'all'] : ['mine', 'all', 'escalated']
  return (
    <header className="shrink-0 border-b border-border px-4">
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
        <h1 className="text-lg font-semibold tracking-tight">{t('title')}</h1>
        <Segmented
          label={t('view.label')}
          value={view}
          onValueChange={(scope) => onSearch(withChange(search, { scope, lead: undefined }))}
          options={views.map((value) => ({
            value,
            label: (
              <>
                {t(`view.${value}`)}
                {value === 'escalated' && <EscalatedCount />}
              </>
            ),
          }))}
        />
        {view !== 'escalated' && (
          <PriorityChips
            counts={counts}
            chosen={search.priority ?? []}
            onChoose={(priority) => onSearch(withChange(search, { priority }))}
          />
        )}
      </div>
      {view !== 'escalated' && (
        <>
          <div className="flex h-11 items-center gap-2 pb-2 touch:h-12">
            {chosen > 0 ? <Chosen {...props} /> : <Tools {...props} />}
          </div>
          <FilterChips search={search} onSearch={onSearch} />
        </>
      )}
    </header>
  )
}

function Tools({ search, onSearch, ...rest }: QueueHeaderProps) {
  const { t } = useTranslation('leads')
  return (
    <>
      <SearchBox
        ref={rest.searchRef}
        value={search.q ?? ''}
        onSearch={(q) => onSearch(withChange(search, { q: q || undefined }), { replace: true })}
        onLeave={rest.onLeaveSearch}
      />
      <Filters search={search} onSearch={onSearch} open={rest.filtersOpen} onOpenChange={rest.onFiltersOpen} />
      <SortSelect search={search} onSearch={onSearch} className="hidden w-34 shrink-0 sm:inline-flex" />
      <Button size="icon" className="size-10 sm:hidden" aria-label={t('form.addTitle')} onClick={rest.onAdd}>
        <Plus />
      </Button>
      <Button className="ml-auto hidden sm:inline-flex" shortcut="shift+a" onClick={rest.onAdd}>
        <Plus aria-hidden="true" />
        {t('form.addTitle')}
      </Button>
    </>
  )
}

function Chosen({ chosen, onAssign, onClear }: QueueHeaderProps) {
  const { t } = useTranslation('leads')
  return (
    <>
      <p role="status" className="font-medium tabular-nums">
        {t('selection.count', { count: chosen })}
      </p>
      <Button variant="primary" shortcut="a" onClick={onAssign}>
        <UserRoundPlus aria-hidden="true" />
        {t('panel.assign')}
      </Button>
      <Button variant="quiet" shortcut="escape" onClick={onClear}>
        {t('selection.clear')}
      </Button>
    </>
  )
}
