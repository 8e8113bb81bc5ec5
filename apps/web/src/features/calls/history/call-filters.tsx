import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { dispositionCodes } from '@telehub/domain'
import { X } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { useUser } from '@/lib/session.ts'
import { Button } from '@/ui/button.tsx'
import { Combobox } from '@/ui/combobox.tsx'
import { Input } from '@/ui/input.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { Select } from '@/ui/select.tsx'
import { type CallSearch, hrefOf, isFiltered, whoseOf } from './search.ts'

/** What narrows the list. All of it stands in the address. */
export function CallFilters({ search }: { search: CallSearch }) {
  const { t } = useTranslation('calls')
  const navigate = useNavigate()
  const me = useUser()
  const whose = whoseOf(search, me.role)
  const change = (part: Parameters<typeof hrefOf>[1]) =>
    void navigate({ href: hrefOf(search, { ...part, call: undefined }), replace: true })
  const outcomes = [
    { value: 'any', label: t('history.anyOutcome') },
    { value: 'due', label: t('history.due') },
    ...dispositionCodes.map((code) => ({ value: code, label: t(`code.${code}`) })),
  ]
  return (
    <div className="flex flex-wrap items-center gap-2 pb-2.5">
      {me.role !== 'agent' && (
        <Segmented
          label={t('history.whose')}
          value={whose}
          onValueChange={(next) => change({ whose: next, agent: undefined })}
          options={[
            { value: 'team', label: t(me.role === 'admin' ? 'history.all' : 'history.team') },
            { value: 'mine', label: t('history.mine') },
          ]}
        />
      )}
      {whose === 'team' && <AgentFilter value={search.agent} onChange={(agent) => change({ agent })} />}
      <Select
        aria-label={t('history.outcome')}
        className="w-44"
        value={search.due ? 'due' : (search.outcome ?? 'any')}
        options={outcomes}
        onValueChange={(value) =>
          change({ outcome: dispositionCodes.find((code) => code === value), due: value === 'due' ? true : undefined })
        }
      />
      <DayFilter name="from" search={search} onChange={(from) => change({ from })} />
      <DayFilter name="to" search={search} onChange={(to) => change({ to })} />
      {isFiltered(search) && (
        <Button
          variant="quiet"
          onClick={() =>
            change({
              agent: undefined,
              lead: undefined,
              outcome: undefined,
              due: undefined,
              from: undefined,
              to: undefined,
            })
          }
        >
          <X aria-hidden="true" />
          {t('history.clear')}
        </Button>
      )}
    </div>
  )
}

function AgentFilter({
  value,
  onChange,
}: {
  value: number | undefined
  onChange: (agent: number | undefined) => void
}) {
  const { t } = useTranslation('calls')
  const { data } = useQuery({ ...get('GET /api/users'), staleTime: 5 * 60_000 })
  const people = (data?.items ?? []).map((person) => ({ value: person.id, label: person.name }))
  return (
    <Combobox
      label={t('history.agent')}
      placeholder={t('history.anyAgent')}
      className="w-44"
      options={[{ value: 0, label: t('history.anyAgent') }, ...people]}
      value={value ?? 0}
      onValueChange={(agent) => onChange(agent === 0 ? undefined : agent)}
    />
  )
}

interface DayFilterProps {
  name: 'from' | 'to'
  search: CallSearch
  onChange: (day: string | undefined) => void
}
function DayFilter({ name, search, onChange }: DayFilterProps) {
  const { t } = useTranslation('calls')
  const id = useId()
  return (
    <span className="flex items-center gap-1.5">
      <label htmlFor={id} className="text-xs text-muted-foreground">
        {t(`history.${name}`)}
      </label>
      <Input
        id={id}
        type="date"
        className="w-36"
        value={search[name] ?? ''}
        {...(name === 'from' ? { max: search.to } : { min: search.from })}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    </span>
  )
}
