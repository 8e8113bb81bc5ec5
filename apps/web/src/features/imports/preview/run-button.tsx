import type { ImportView } from '@telehub/contracts'
import { formatCount } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { Button } from '@/ui/button.tsx'
import { writtenOf } from '../words.ts'

interface RunButtonProps {
  preview: NonNullable<ImportView['preview']>
  busy: boolean
  onRun: () => void
}

/** Says how many leads it will write, as far as the preview has seen the file. */
export function RunButton({ preview, busy, onRun }: RunButtonProps) {
  const { t } = useTranslation('imports')
  const count = writtenOf(preview.counts)
  const label = !preview.complete
    ? t('preview.runAll')
    : count > 0
      ? t('preview.run', { count, n: formatCount(count) })
      : t('preview.runNothing')
  useShortcut('mod+enter', onRun, { label, scope: t('title'), enabled: !busy, whileTyping: true })
  return (
    <Button
      variant={count > 0 || !preview.complete ? 'primary' : 'secondary'}
      busy={busy}
      onClick={onRun}
      shortcut="mod+enter"
    >
      {label}
    </Button>
  )
}
