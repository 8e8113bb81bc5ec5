import type { CallView } from '@telehub/contracts'
import type { DispositionNeed } from '@telehub/domain'
import { useTranslation } from '@/lib/i18n.ts'
import { Combobox } from '@/ui/combobox.tsx'
import { Field } from '@/ui/field.tsx'
import type { OutcomeDraft } from './draft.ts'
import { languageOptions } from './languages.ts'
import { MaterialFields } from './material-fields.tsx'
import { NextActionFields } from './next-action-fields.tsx'
import { VisitFields } from './visit-fields.tsx'
import { WhenPicker } from './when-picker.tsx'

export interface NeedsProps {
  call: CallView
  needs: readonly DispositionNeed[]
  draft: OutcomeDraft
  onChange: (change: Partial<OutcomeDraft>) => void
  name: string
}

/** What the chosen outcome asks for beside notes, opened in place. */
export function Needs({ needs, ...rest }: NeedsProps) {
  const first = needs.find((need) => need !== 'notes')
  return needs.map((need) => <NeedFields key={need} need={need} autoFocus={need === first} {...rest} />)
}

interface NeedFieldsProps extends Omit<NeedsProps, 'needs'> {
  need: DispositionNeed
  autoFocus: boolean
}
function NeedFields({ need, call, draft, onChange, name, autoFocus }: NeedFieldsProps) {
  const { t } = useTranslation('calls')
  switch (need) {
    case 'notes':
      return null
    case 'callback-time':
      return (
        <WhenPicker
          legend={t('outcome.callback')}
          leadId={call.leadId}
          value={draft.callbackAt}
          onChange={(callbackAt) => onChange({ callbackAt })}
          name={`${name}-callback`}
          autoFocus={autoFocus}
        />
      )
    case 'next-action':
      return <NextActionFields {...{ call, draft, onChange, name, autoFocus }} />
    case 'language':
      return (
        <Field label={t('outcome.language')}>
          {(control) => (
            <Combobox
              {...control}
              label={t('outcome.language')}
              placeholder={t('outcome.languageNone')}
              options={languageOptions}
              value={draft.language}
              onValueChange={(language) => onChange({ language })}
            />
          )}
        </Field>
      )
    case 'visit':
      return <VisitFields {...{ draft, onChange, autoFocus }} />
    case 'material':
      return <MaterialFields {...{ call, draft, onChange, autoFocus }} />
  }
}
