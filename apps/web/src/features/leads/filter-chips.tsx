import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { formatDate } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useUser } from '@/lib/session.ts'
import { Button } from '@/ui/button.tsx'
import { facetsOptions, peopleOptions } from './lead-list.ts'
import { activeFilters, type FilterName, type FiltersProps, withoutFilters } from './queue-search.ts'

/** The filters that narrow the list, each with a way to take it off. Nothing is drawn without one. */
export function FilterChips({ search, onSearch }: FiltersProps) {
  const { t } = useTranslation('leads')
  const say = useFilterWords(search)
  const active = activeFilters(search)
  if (active.length === 0) return null
  return (
    <ul className="flex flex-wrap items-center gap-1.5 pb-2">
      {active.map((name) => {
        const text = say(name)
        return (
          <li key={name} className="flex h-6 max-w-64 items-center rounded-md bg-muted pl-2 text-xs">
            <span className="truncate">{text}</span>
            <button
              type="button"
              aria-label={t('filter.remove', { what: text })}
              className="flex size-6 items-center justify-center rounded-md text-muted-foreground hover:text-foreground"
              onClick={() => onSearch(withoutFilters(search, [name]))}
            >
              <X aria-hidden="true" className="size-3" />
            </button>
          </li>
        )
      })}
      <li>
        <Button variant="quiet" size="sm" className="h-6" onClick={() => onSearch(withoutFilters(search))}>
          {t('filter.clear')}
        </Button>
      </li>
    </ul>
  )
}

/** Each active filter in a few words: what it is, and its first value. */
function useFilterWords(search: FiltersProps['search']): (name: FilterName) => string {
  const { t } = useTranslation('leads')
  const common = useTranslation('common').t
  const { role } = useUser()
  const { data: facets } = useQuery({ ...facetsOptions(), enabled: search.campaign !== undefined })
  const { data: people } = useQuery({ ...peopleOptions(), enabled: role !== 'agent' && search.owner !== undefined })
  const named = (label: string, values: readonly string[]) => {
    const [first = '', ...rest] = values
    return `${label}: ${rest.length > 0 ? t('filter.many', { first, n: rest.length }) : first}`
  }
  const nameOf = (list: readonly { id: number; name: string }[] | undefined, id: number) =>
    list?.find((one) => one.id === id)?.name ?? `#${id}`
  return (name) => {
    switch (name) {
      case 'status':
        return named(
          t('filter.status'),
          (search.status ?? []).map((one) => t(`status.${one}`)),
        )
      case 'priority':
        return named(
          t('filter.priority'),
          (search.priority ?? []).map((one) => common(`priority.${one}`)),
        )
      case 'age':
        return named(
          t('filter.age'),
          (search.age ?? []).map((one) => t(`ageName.${one}`)),
        )
      case 'source':
        return named(t('filter.source'), search.source ?? [])
      case 'campaign':
        return named(
          t('filter.campaign'),
          (search.campaign ?? []).map((id) => nameOf(facets?.campaigns, id)),
        )
      case 'owner':
        return named(
          t('filter.owner'),
          (search.owner ?? []).map((id) => nameOf(people?.items, id)),
        )
      case 'vip':
        return t('filter.vip')
      case 'score':
        return named(t('filter.score'), [t('filter.scoreBand', { min: search.min ?? 0, max: search.max ?? 100 })])
      case 'created': {
        const day = (date: string) => formatDate(`${date}T06:30:00Z`)
        const ends = [
          search.from && t('filter.since', { day: day(search.from) }),
          search.to && t('filter.until', { day: day(search.to) }),
        ]
        return `${t('filter.created')} ${ends.filter(Boolean).join(' ')}`
      }
    }
  }
}
