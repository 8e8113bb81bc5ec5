import { ListFilter } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { Button } from '@/ui/button.tsx'
import { useOnDemand } from '@/ui/on-demand.ts'
import type { FilterWindowProps } from './filter-window.tsx'
import { activeFilters } from './queue-search.ts'

const load = () => import('./filter-window.tsx')
const FilterWindow = lazy(() => load().then((m) => ({ default: m.FilterWindow })))

/** The button of all filters, which says how many there are. */
export function Filters(props: FilterWindowProps) {
  const { t } = useTranslation('leads')
  const ahead = useOnDemand(load, 'dialog')
  const wanted = props.open || ahead.wanted
  const active = activeFilters(props.search).length
  const onClick = () => {
    ahead.props.onClick()
    props.onOpenChange(true)
  }
  const button = (
    <Button shortcut="f" {...(!wanted && { ...ahead.props, onClick })}>
      <ListFilter aria-hidden="true" />
      {active > 0 ? t('filter.active', { count: active }) : t('filter.label')}
    </Button>
  )
  if (!wanted) return button
  return (
    <Suspense fallback={button}>
      <FilterWindow {...props} trigger={button} />
    </Suspense>
  )
}
