import type { CallView } from '@telehub/contracts'
import type { DispositionCode } from '@telehub/domain'
import { Check, PhoneMissed, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { requestCall } from '@/lib/call-bus.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { Button } from '@/ui/button.tsx'
import { Spinner } from '@/ui/spinner.tsx'
import { tell } from '../desk/desk-store.ts'

function Notice({ icon, children, onClose }: { icon: ReactNode; children: ReactNode; onClose?: () => void }) {
  const { t } = useTranslation('calls')
  return (
    <section
      aria-label={t('dock.label')}
      className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-2 border-t border-border bg-card px-4 py-2 text-sm"
    >
      {icon}
      {children}
      {onClose && (
        <Button variant="quiet" size="icon-sm" aria-label={t('dismiss')} onClick={onClose}>
          <X aria-hidden="true" />
        </Button>
      )}
    </section>
  )
}

/** The server has been asked for a call. */
export function PlacingNotice() {
  const { t } = useTranslation('calls')
  return (
    <Notice icon={<Spinner className="size-4" />}>
      <p role="status">{t('phase.placing')}</p>
    </Notice>
  )
}

/** A second click or Enter meant for what was pressed before this came in its place. */
const secondPressMs = 600

/** The same, deaf to what is pressed in the first moment after it appeared. */
function useAfterFirstMoment(run: () => void): () => void {
  const since = useRef(Number.POSITIVE_INFINITY)
  useEffect(() => {
    since.current = performance.now()
  }, [])
  return () => {
    if (performance.now() - since.current >= secondPressMs) run()
  }
}

interface SavedNoticeProps {
  call: CallView
  code: DispositionCode
  message: string | null
  onNext: () => void
}

/** What was saved and what will happen now, with the next lead one key away. */
export function SavedNotice({ call, code, message, onNext }: SavedNoticeProps) {
  const { t } = useTranslation('calls')
  const close = () => tell({ kind: 'dismissed', callId: call.id })
  const scope = t('scope')
  const nextByPress = useAfterFirstMoment(onNext)
  useShortcut('enter', nextByPress, { label: t('next'), scope, urgent: true })
  useShortcut('n', onNext, { label: t('next'), scope, urgent: true })
  useShortcut('escape', close, { label: t('dismiss'), scope })
  return (
    <Notice icon={<Check aria-hidden="true" className="size-4 shrink-0 text-ok-text" />} onClose={close}>
      <p role="status" className="min-w-0 flex-1 sm:basis-64">
        <span className="font-medium">
          {t(message === null ? 'saved.saving' : 'saved.title', {
            code: t(`code.${code}`),
            name: call.leadName || call.organisation,
          })}
        </span>{' '}
        <span className="text-muted-foreground">{message}</span>
      </p>
      <Button
        variant="primary"
        shortcut="enter"
        onClick={nextByPress}
        className="touch:h-11 max-sm:order-last max-sm:w-full"
      >
        {t('next')}
      </Button>
    </Notice>
  )
}

/** A call that ended before it reached the customer: why, and once more. */
export function UnreachedNotice({ call }: { call: CallView }) {
  const { t } = useTranslation('calls')
  const close = () => tell({ kind: 'dismissed', callId: call.id })
  useShortcut('escape', close, { label: t('dismiss'), scope: t('scope') })
  const outcome = call.outcome === 'agent-no-answer' || call.outcome === 'agent-busy' ? call.outcome : 'other'
  return (
    <Notice icon={<PhoneMissed aria-hidden="true" className="size-4 shrink-0 text-warn-text" />} onClose={close}>
      <p role="alert" className="min-w-0 flex-1 sm:basis-64">
        <span className="font-medium">{t('unreached.title', { name: call.leadName || call.organisation })}</span>{' '}
        <span className="text-muted-foreground">{call.failure ?? t(`unreached.${outcome}`)}</span>
      </p>
      <Button
        onClick={() => {
          close()
          requestCall(call.leadId)
        }}
      >
        {t('unreached.again')}
      </Button>
    </Notice>
  )
}
