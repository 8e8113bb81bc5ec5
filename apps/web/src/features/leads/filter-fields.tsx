import { useQuery } from '@tanstack/react-query'
import { ageMarks, leadStatuses, priorities } from '@telehub/domain'
import { type ReactNode, useId } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { useUser } from '@/lib/session.ts'
import { Checkbox } from '@/ui/checkbox.tsx'
import { cn } from '@/ui/cn.ts'
import { Field, Fieldset } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { facetsOptions, peopleOptions } from './lead-list.ts'
import { type FiltersProps, type QueueSearch, withChange } from './queue-search.ts'

const toggled = <V,>(values: readonly V[] | undefined, value: V): V[] =>
  values?.includes(value) ? values.filter((one) => one !== value) : [...(values ?? []), value]

/** The fields of the filter window; their code is fetched when it first opens. */
export function FilterFields({ search, onSearch }: FiltersProps) {
  const { t } = useTranslation('leads')
  const common = useTranslation('common').t
  const { role } = useUser()
  const { data: facets } = useQuery(facetsOptions())
  const { data: people } = useQuery({ ...peopleOptions(), enabled: role !== 'agent' })
  const change = (part: Parameters<typeof withChange>[1]) => onSearch(withChange(search, part))
  const sources = [...new Set([...(facets?.sources ?? []), ...(search.source ?? [])])]
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-3">
      <Choices
        legend={t('filter.status')}
        options={leadStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
        chosen={search.status}
        onToggle={(value) => change({ status: toggled(search.status, value) })}
      />
      <div className="flex flex-col gap-4">
        <Choices
          legend={t('filter.priority')}
          options={priorities.map((value) => ({ value, label: common(`priority.${value}`) }))}
          chosen={search.priority}
          onToggle={(value) => change({ priority: toggled(search.priority, value) })}
        />
        <Choices
          legend={t('filter.age')}
          options={ageMarks.map((value) => ({ value, label: t(`ageName.${value}`) }))}
          chosen={search.age}
          onToggle={(value) => change({ age: toggled(search.age, value) })}
        />
        <Tick
          label={t('filter.vip')}
          checked={search.vip === true}
          onToggle={() => change({ vip: search.vip ? undefined : true })}
        />
      </div>
      <div className="flex flex-col gap-4">
        <Choices
          legend={t('filter.source')}
          empty={t('filter.noSources')}
          options={sources.map((value) => ({ value, label: value }))}
          chosen={search.source}
          onToggle={(value) => change({ source: toggled(search.source, value) })}
        />
        {facets && facets.campaigns.length > 0 && (
          <Choices
            legend={t('filter.campaign')}
            options={facets.campaigns.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={search.campaign}
            onToggle={(value) => change({ campaign: toggled(search.campaign, value) })}
          />
        )}
        {people && (
          <Choices
            legend={t('filter.owner')}
            options={people.items
              .filter((one) => one.role === 'agent')
              .map(({ id, name }) => ({ value: id, label: name }))}
            chosen={search.owner}
            onToggle={(value) => change({ owner: toggled(search.owner, value) })}
          />
        )}
      </div>
      <ScoreBand search={search} change={change} />
      <Created search={search} change={change} />
    </div>
  )
}

interface ChoicesProps<V> {
  legend: string
  empty?: string
  options: readonly { value: V; label: string }[]
  chosen: readonly V[] | undefined
  onToggle: (value: V) => void
}

function Choices<V extends string | number>({ legend, empty, options, chosen, onToggle }: ChoicesProps<V>) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-xs font-medium text-muted-foreground">{legend}</legend>
      {options.length === 0 && <p className="text-muted-foreground">{empty}</p>}
      <div className={cn(options.length > 13 && 'max-h-52 overflow-y-auto')}>
        {options.map(({ value, label }) => (
          <Tick key={value} label={label} checked={chosen?.includes(value) ?? false} onToggle={() => onToggle(value)} />
        ))}
      </div>
    </fieldset>
  )
}

function Tick({ label, checked, onToggle }: { label: ReactNode; checked: boolean; onToggle: () => void }) {
  const id = useId()
  return (
    <div className="flex h-7 items-center gap-2 touch:h-10">
      <Checkbox id={id} checked={checked} onCheckedChange={onToggle} />
      <label htmlFor={id} className="min-w-0 flex-1 truncate">
        {label}
      </label>
    </div>
  )
}

interface PartProps {
  search: QueueSearch
  change: (part: Parameters<typeof withChange>[1]) => void
}

const scoreOf = (text: string): number | undefined => {
  const n = Number.parseInt(text, 10)
  return Number.isNaN(n) ? undefined : Math.min(100, Math.max(0, n))
}

function ScoreBand({ search, change }: PartProps) {
  const { t } = useTranslation('leads')
  return (
    <Fieldset legend={t('filter.score')} className="gap-2">
      <div className="flex gap-2">
        <Field label={t('filter.scoreMin')}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              max={100}
              value={search.min ?? ''}
              onChange={(event) => change({ min: scoreOf(event.target.value) })}
            />
          )}
        </Field>
        <Field label={t('filter.scoreMax')}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              max={100}
              value={search.max ?? ''}
              onChange={(event) => change({ max: scoreOf(event.target.value) })}
            />
          )}
        </Field>
      </div>
    </Fieldset>
  )
}

function Created({ search, change }: PartProps) {
  const { t } = useTranslation('leads')
  return (
    <Fieldset legend={t('filter.created')} className="gap-2 sm:col-span-2">
      <div className="flex gap-2">
        <Field label={t('filter.from')}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={search.from ?? ''}
              onChange={(event) => change({ from: event.target.value || undefined })}
            />
          )}
        </Field>
        <Field label={t('filter.to')}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={search.to ?? ''}
              onChange={(event) => change({ to: event.target.value || undefined })}
            />
          )}
        </Field>
      </div>
    </Fieldset>
  )
}
