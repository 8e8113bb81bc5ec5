import { useQuery } from '@tanstack/react-query'
import type { CallView } from '@telehub/contracts'
import { requestedActionKinds } from '@telehub/domain'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { Combobox } from '@/ui/combobox.tsx'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import { Select } from '@/ui/select.tsx'
import type { OutcomeDraft } from './draft.ts'
import { WhenPicker } from './when-picker.tsx'

interface NextActionFieldsProps {
  call: CallView
  draft: OutcomeDraft
  onChange: (change: Partial<OutcomeDraft>) => void
  name: string
  autoFocus: boolean
}

/** What happens next, when, and who does it. Whoever may see no other people keeps it themselves. */
export function NextActionFields({ call, draft, onChange, name, autoFocus }: NextActionFieldsProps) {
  const { t } = useTranslation('calls')
  const { data: people } = useQuery({ ...get('GET /api/users'), staleTime: 5 * 60_000 })
  const owners = (people?.items ?? []).filter((person) => !person.disabled && person.role === 'agent')
  const { next } = draft
  const change = (part: Partial<OutcomeDraft['next']>) => onChange({ next: { ...next, ...part } })
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-3">
        <Field label={t('outcome.next')} className="w-44">
          {(control) => (
            <Select
              {...control}
              value={next.kind}
              onValueChange={(kind) => change({ kind })}
              options={requestedActionKinds.map((kind) => ({ value: kind, label: t(`outcome.kind.${kind}`) }))}
            />
          )}
        </Field>
        {owners.length > 1 && (
          <Field label={t('outcome.owner')} className="min-w-44 flex-1">
            {(control) => (
              <Combobox
                {...control}
                label={t('outcome.owner')}
                placeholder={call.agentName}
                options={owners.map((person) => ({ value: person.id, label: person.name }))}
                value={next.ownerId ?? call.agentId}
                onValueChange={(ownerId) => change({ ownerId: ownerId === call.agentId ? null : ownerId })}
              />
            )}
          </Field>
        )}
        {next.kind === 'visit' && (
          <Field label={t('outcome.place')} className="min-w-44 flex-1">
            {(control) => (
              <Input
                {...control}
                value={next.place}
                maxLength={300}
                placeholder={t('outcome.placeHint')}
                onChange={(event) => change({ place: event.target.value })}
              />
            )}
          </Field>
        )}
      </div>
      <WhenPicker
        legend={t('outcome.due')}
        leadId={call.leadId}
        value={next.dueAt}
        onChange={(dueAt) => change({ dueAt })}
        name={`${name}-due`}
        autoFocus={autoFocus}
      />
    </div>
  )
}
