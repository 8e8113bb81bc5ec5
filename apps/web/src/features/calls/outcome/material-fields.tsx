import { useQuery } from '@tanstack/react-query'
import type { CallView } from '@telehub/contracts'
import { useId } from 'react'
import { formatPhone } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { Field } from '@/ui/field.tsx'
import { Input } from '@/ui/input.tsx'
import type { OutcomeDraft } from './draft.ts'

interface MaterialFieldsProps {
  call: CallView
  draft: OutcomeDraft
  onChange: (change: Partial<OutcomeDraft>) => void
  autoFocus: boolean
}

/** What is to be sent, and where to; left empty it goes to the lead's e-mail, else to the dialled number. */
export function MaterialFields({ call, draft, onChange, autoFocus }: MaterialFieldsProps) {
  const { t } = useTranslation('calls')
  const id = useId()
  const { data: lead } = useQuery(get('GET /api/leads/{id}', { params: { id: call.leadId } }))
  const { material } = draft
  const usual = ['brochure', 'fees', 'programme', 'contact'] as const
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t('outcome.what')}>
        {(control) => (
          <Input
            {...control}
            list={id}
            autoFocus={autoFocus}
            value={material.what}
            maxLength={200}
            placeholder={t('outcome.whatHint')}
            onChange={(event) => onChange({ material: { ...material, what: event.target.value } })}
          />
        )}
      </Field>
      <datalist id={id}>
        {usual.map((one) => (
          <option key={one} value={t(`outcome.material.${one}`)} />
        ))}
      </datalist>
      <Field label={t('outcome.to')}>
        {(control) => (
          <Input
            {...control}
            value={material.to}
            maxLength={254}
            placeholder={lead?.email ?? formatPhone(call.phone)}
            onChange={(event) => onChange({ material: { ...material, to: event.target.value } })}
          />
        )}
      </Field>
    </div>
  )
}
