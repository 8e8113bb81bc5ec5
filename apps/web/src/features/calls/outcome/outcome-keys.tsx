import type { CallView } from '@telehub/contracts'
import type { DispositionCode } from '@telehub/domain'
import { useTranslation } from '@/lib/i18n.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { codeKeys, mayChoose, type Rule } from './codes.ts'

interface OutcomeKeysProps {
  call: CallView
  rules: readonly Rule[]
  onChoose: (code: DispositionCode) => void
  onSave: () => void
}

/** The keys of the outcomes, which win over those of the screen while an outcome is due. */
export function OutcomeKeys({ call, rules, onChoose, onSave }: OutcomeKeysProps) {
  const { t } = useTranslation('calls')
  const scope = t('outcome.title')
  useShortcut('enter', onSave, { label: t('outcome.save'), scope, urgent: true })
  useShortcut('mod+enter', onSave, { label: t('outcome.saveTyping'), scope, urgent: true, whileTyping: true })
  return rules.map(({ code, group }) => (
    <CodeKey key={code} code={code} onChoose={onChoose} enabled={mayChoose(call, group)} />
  ))
}

interface CodeKeyProps {
  code: DispositionCode
  onChoose: (code: DispositionCode) => void
  enabled: boolean
}
function CodeKey({ code, onChoose, enabled }: CodeKeyProps) {
  const { t } = useTranslation('calls')
  useShortcut(codeKeys[code], () => onChoose(code), {
    label: t(`code.${code}`),
    scope: t('outcome.title'),
    urgent: true,
    enabled,
  })
  return null
}
