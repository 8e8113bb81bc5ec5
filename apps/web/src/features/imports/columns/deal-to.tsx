import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { Button } from '@/ui/button.tsx'
import { Checkbox } from '@/ui/checkbox.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'

interface DealToProps {
  teamId: number | null
  ownerIds: readonly number[]
  /** The column that names owners, if one does. */
  ownerColumn: string | undefined
  onChange: (ownerIds: number[]) => void
}

/** The agents who get the new leads in turn; nobody leaves them in the pool. */
export function DealTo({ teamId, ownerIds, ownerColumn, onChange }: DealToProps) {
  const { t } = useTranslation('imports')
  const id = useId()
  const { data } = useQuery({ ...get('GET /api/users'), staleTime: 5 * 60_000 })
  const agents = (data?.items ?? []).filter(
    (one) => one.role === 'agent' && !one.disabled && (teamId === null || one.teamId === teamId),
  )
  const count = ownerIds.length
  const toggle = (agent: number, on: boolean) =>
    onChange(on ? [...ownerIds, agent] : ownerIds.filter((one) => one !== agent))
  return (
    <fieldset aria-describedby={`${id}-note`} className="min-w-0">
      <legend className="text-sm font-medium">{t('options.deal')}</legend>
      <p id={`${id}-note`} className="mt-0.5 text-xs text-muted-foreground">
        {count === 0 ? t('options.dealNone') : t('options.dealt', { count, n: formatCount(count) })}
        {ownerColumn !== undefined && ` ${t('options.ownerColumn', { heading: ownerColumn })}`}
      </p>
      {!data && (
        <div className="mt-3 flex flex-col gap-3">
          <Skeleton className="h-4 w-36" />
          <Skeleton className="h-4 w-44" />
          <Skeleton className="h-4 w-40" />
        </div>
      )}
      {data && agents.length === 0 && <p className="mt-2 text-muted-foreground">{t('options.noAgents')}</p>}
      {agents.length > 0 && (
        <>
          <ul className="mt-2 max-h-64 overflow-y-auto">
            {agents.map((agent) => (
              <li key={agent.id}>
                <label
                  htmlFor={`${id}-${agent.id}`}
                  className="-mx-1.5 flex h-7 items-center gap-2 rounded-sm px-1.5 hover:bg-accent touch:h-10"
                >
                  <Checkbox
                    id={`${id}-${agent.id}`}
                    checked={ownerIds.includes(agent.id)}
                    onCheckedChange={(on) => toggle(agent.id, on === true)}
                  />
                  <span className="truncate">{agent.name}</span>
                  {teamId === null && agent.teamName && (
                    <span className="truncate text-xs text-muted-foreground">{agent.teamName}</span>
                  )}
                </label>
              </li>
            ))}
          </ul>
          <div className="mt-1.5 -ml-2 flex gap-1">
            <Button variant="quiet" size="sm" onClick={() => onChange(agents.map((one) => one.id))}>
              {t('options.dealAll')}
            </Button>
            <Button variant="quiet" size="sm" disabled={count === 0} onClick={() => onChange([])}>
              {t('options.dealNobody')}
            </Button>
          </div>
        </>
      )}
    </fieldset>
  )
}
