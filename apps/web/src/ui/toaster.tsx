import { Check, CircleAlert, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from '@/lib/i18n.ts'
import { useStore } from '@/lib/store.ts'
import { type Toast, toast, toasts } from '@/lib/toast.ts'
import { Button } from './button.tsx'

/** Where toasts appear. Mounted once, above everything; errors are announced at once, the rest when there is a pause. */
export function Toaster() {
  const shown = useStore(toasts)
  const [paused, setPaused] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: reading a notice must stop its clock
    <section
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-[calc(var(--dock-height,0px)+4.5rem)] z-60 flex flex-col items-center gap-2 md:inset-x-auto md:right-4 md:bottom-[calc(var(--dock-height,0px)+1rem)] md:items-end"
      onMouseEnter={() => setPaused(true)}
      onMouseLeave={() => setPaused(false)}
      onFocus={() => setPaused(true)}
      onBlur={() => setPaused(false)}
    >
      {shown.map((one) => (
        <Notice key={one.id} toast={one} paused={paused} onClose={() => setPaused(false)} />
      ))}
    </section>
  )
}

interface NoticeProps {
  toast: Toast
  paused: boolean
  /** It was closed by hand. What is gone tells nobody that the pointer and the focus left it. */
  onClose: () => void
}

function Notice({ toast: one, paused, onClose }: NoticeProps) {
  const { t } = useTranslation('common')
  const close = () => {
    toast.dismiss(one.id)
    onClose()
  }
  useEffect(() => {
    if (paused) return
    const timer = setTimeout(() => toast.dismiss(one.id), one.ms)
    return () => clearTimeout(timer)
  }, [one, paused])
  return (
    <div
      role={one.tone === 'danger' ? 'alert' : 'status'}
      className="pointer-events-auto flex w-full max-w-sm animate-rise items-start gap-2.5 rounded-lg border border-border bg-popover py-2.5 pr-2 pl-3 text-sm shadow-pop dark:border-transparent"
    >
      {one.tone === 'ok' && <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ok-text" />}
      {one.tone === 'danger' && <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger-text" />}
      <div className="min-w-0 flex-1">
        <p className="font-medium">{one.title}</p>
        {one.detail && <p className="text-muted-foreground">{one.detail}</p>}
      </div>
      {one.action && (
        <Button
          size="sm"
          onClick={() => {
            one.action?.run()
            close()
          }}
        >
          {one.action.label}
        </Button>
      )}
      <Button variant="quiet" size="icon-sm" aria-label={t('close')} className="-my-0.5" onClick={close}>
        <X />
      </Button>
    </div>
  )
}
