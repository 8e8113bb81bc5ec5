import { useQuery } from '@tanstack/react-query'
import type { ImportField, ImportView } from '@telehub/contracts'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { useUser } from '@/lib/session.ts'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { Select } from '@/ui/select.tsx'
import { type Changes, useChangeImport } from '../one/use-import.ts'
import { DealTo } from './deal-to.tsx'

const none = 'none'
const idOf = (value: string) => (value === none ? null : Number(value))

/** What holds for every row: source, campaign, team, and the agents who get the new leads. */
export function RowOptions({ of }: { of: ImportView }) {
  const { t } = useTranslation('imports')
  const me = useUser()
  const { mutate } = useChangeImport(of.id)
  const change = (changes: Changes) => mutate(changes)
  const campaigns = useQuery(get('GET /api/campaigns')).data?.items ?? []
  const teams = useQuery({ ...get('GET /api/teams'), enabled: me.role === 'admin' }).data?.items ?? []
  const { campaignId, teamId, ownerIds } = of.options
  const columnOf = (field: ImportField) => of.columns.find((column) => column.field === field)?.heading
  const blankIn = (field: ImportField) => {
    const heading = columnOf(field)
    return heading === undefined ? undefined : t('options.sourceBlank', { heading })
  }
  return (
    <div className="flex flex-col gap-5">
      <h2 className="text-base font-semibold">{t('options.title')}</h2>
      <SourceField
        of={of}
        hint={blankIn('source') ?? t('options.sourceHint')}
        onChange={(source) => change({ source })}
      />
      <Field label={t('options.campaign')} hint={blankIn('campaign')}>
        {(control) => (
          <Select
            {...control}
            value={campaignId === null ? none : String(campaignId)}
            onValueChange={(next) => change({ campaignId: idOf(next) })}
            options={[
              { value: none, label: t('options.noCampaign') },
              ...campaigns
                .filter((one) => one.active || one.id === campaignId)
                .map((one) => ({ value: String(one.id), label: one.name })),
            ]}
          />
        )}
      </Field>
      {me.role === 'admin' && (
        <Field label={t('options.team')}>
          {(control) => (
            <Select
              {...control}
              value={teamId === null ? none : String(teamId)}
              // The agents of another team cannot keep their share.
              onValueChange={(next) => change({ teamId: idOf(next), ownerIds: [] })}
              options={[
                { value: none, label: t('options.noTeam') },
                ...teams.map((one) => ({ value: String(one.id), label: one.name })),
              ]}
            />
          )}
        </Field>
      )}
      <DealTo
        teamId={teamId}
        ownerIds={ownerIds}
        ownerColumn={columnOf('owner')}
        onChange={(next) => change({ ownerIds: next })}
      />
    </div>
  )
}

interface SourceFieldProps {
  of: ImportView
  hint: string
  onChange: (source: string | null) => void
}

/** A free text with the known sources as suggestions; saved when it is left, not at every letter. */
function SourceField({ of, hint, onChange }: SourceFieldProps) {
  const { t } = useTranslation('imports')
  const common = useTranslation('common').t
  const list = useId()
  const known = useQuery({ ...get('GET /api/leads/facets'), staleTime: 60_000 }).data?.sources ?? []
  const saved = of.options.source ?? ''
  const [text, setText] = useState(saved)
  useEffect(() => setText(saved), [saved])
  const save = () => {
    if (text.trim() !== saved) onChange(text.trim() || null)
  }
  return (
    <Field label={t('options.source')} optional={common('optional')} hint={hint}>
      {(control) => (
        <>
          <Input
            {...control}
            list={list}
            maxLength={120}
            value={text}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
            onBlur={save}
            onKeyDown={(event) => event.key === 'Enter' && save()}
          />
          <datalist id={list}>
            {known.map((source) => (
              <option key={source} value={source} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
