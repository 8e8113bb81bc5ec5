import { FileUp } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { Button, type ButtonProps } from '@/ui/button.tsx'

interface FileButtonProps extends Omit<ButtonProps, 'onClick'> {
  onFiles: (files: File[]) => void
  /** Key that opens the choice of a file; none where the button stands twice. */
  shortcut?: string
}

/** Opens the browser's choice of a file. */
export function FileButton({ onFiles, shortcut, children, ...rest }: FileButtonProps) {
  const { t } = useTranslation('imports')
  const input = useRef<HTMLInputElement>(null)
  const open = () => input.current?.click()
  useShortcut(shortcut ?? 'u', open, { label: t('choose'), scope: t('title'), enabled: shortcut !== undefined })
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-label={t('file')}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file chosen again, corrected meanwhile, is a new choice.
          event.target.value = ''
        }}
      />
      <Button {...rest} {...(shortcut && { shortcut })} onClick={open}>
        <FileUp aria-hidden="true" />
        {children ?? t('choose')}
      </Button>
    </>
  )
}
