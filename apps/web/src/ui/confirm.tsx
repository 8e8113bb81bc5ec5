import type { ReactNode } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface ConfirmProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** What will happen, and to whom: never just "are you sure". */
  children: ReactNode
  /** The verb on the button. */
  action: string
  onConfirm: () => void
  danger?: boolean
  busy?: boolean
}

/** Asked only where a person outside is called or written to, or something is deleted; elsewhere offer an undo. */
export function Confirm({
  open,
  onOpenChange,
  title,
  children,
  action,
  onConfirm,
  danger = false,
  busy = false,
}: ConfirmProps) {
  const { t } = useTranslation('common')
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      size="sm"
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('cancel')}</Button>
          <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      <div className="text-sm text-muted-foreground">{children}</div>
    </Dialog>
  )
}
