import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import type { ReactNode } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { Button } from './button.tsx'
import { cn } from './cn.ts'
import { focusFirstField, overlayClasses } from './dialog.tsx'

interface SheetProps {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  trigger?: ReactNode
  title: ReactNode
  /** Reads the title out, and does not draw it: the content has its own heading. */
  hideTitle?: boolean
  side?: 'right' | 'bottom'
  children: ReactNode
  className?: string
}

/** A panel from the right edge, or from below where the thumb is; it stays below 85 % of the height, so the page shows. */
export function Sheet({
  open,
  onOpenChange,
  trigger,
  title,
  hideTitle = false,
  side = 'right',
  children,
  className,
}: SheetProps) {
  const { t } = useTranslation('common')
  return (
    <Radix.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={overlayClasses} />
        <Radix.Content
          data-modal=""
          tabIndex={-1}
          onOpenAutoFocus={focusFirstField}
          aria-describedby={undefined}
          className={cn(
            'fixed z-50 flex flex-col bg-popover shadow-pop outline-none',
            side === 'right'
              ? 'inset-y-0 right-0 w-full max-w-md data-[state=open]:animate-slide-left'
              : 'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl pb-[env(safe-area-inset-bottom)] data-[state=open]:animate-rise',
            className,
          )}
        >
          {side === 'bottom' && <span aria-hidden="true" className="mx-auto mt-2 h-1 w-9 rounded-full bg-border" />}
          <header className={cn('flex items-center gap-3 px-4 py-3', hideTitle && 'sr-only')}>
            <Radix.Title className="min-w-0 flex-1 truncate text-lg font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <Button variant="quiet" size="icon" aria-label={t('close')}>
                <X />
              </Button>
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
