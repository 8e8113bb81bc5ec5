import { PhoneOff, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { describeError } from '@/lib/api-error.ts'
import { formatDay, formatDuration } from '@/lib/formats.ts'
import { type Key, useTranslation } from '@/lib/i18n.ts'
import { useShortcut } from '@/lib/shortcuts.ts'
import { useNow } from '@/lib/use-now.ts'
import { Button } from '@/ui/button.tsx'
import { Input } from '@/ui/input.tsx'
import { placeCall, type Refused, refused } from './place-call.ts'
import { mayRedialFrom, type WayOut, waysOut } from './way-out.ts'

const hints = [
  'do-not-call',
  'agent-without-phone',
  'submission-unsettled',
  'lead-escalated',
  'offline',
  'no-phone',
] as const
const hintOf = (code: string): Key<'calls'> | null => {
  const hint = hints.find((one) => one === code)
  return hint ? `refusal.hint.${hint}` : null
}

const dayMs = 86_400_000

interface RefusalBarProps {
  refusal: Refused
  /** I have a call that is not done with: whatever the rule says, that comes first. */
  hasCall: boolean
  onGoToCall: () => void
  onNext: () => void
}

/** Why the call was not placed, when that lifts, and what can be done about it. */
export function RefusalBar({ refusal, hasCall, onGoToCall, onNext }: RefusalBarProps) {
  const { t } = useTranslation('calls')
  const now = useNow('second')
  const { request, error } = refusal
  const frees = error.freesAt ? Date.parse(error.freesAt) : null
  const ways = hasCall ? (['go-to-call'] as const) : waysOut(error, now)
  const hint = hintOf(error.code)
  useShortcut('escape', () => refused.set(null), { label: t('refusal.dismiss'), scope: t('scope') })
  return (
    <section
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-border bg-warn-soft px-4 py-2 text-sm"
    >
      <PhoneOff aria-hidden="true" className="size-4 shrink-0 text-warn-text" />
      <div className="min-w-0 flex-1 max-sm:basis-48 sm:basis-64">
        <p className="font-medium">{describeError(error).title}</p>
        <p className="text-foreground/80 tabular-nums">
          {frees !== null && <Frees at={frees} now={now} />} {hint && t(hint)}{' '}
          <RedialNote refusal={refusal} now={now} />
        </p>
      </div>
      {ways[0] === 'redial' ? (
        <RedialForm onReason={(redialReason) => void placeCall({ ...request, redialReason })} />
      ) : (
        ways.map((way) => (
          <WayButton key={way} way={way} wait={frees !== null && frees > now} {...{ refusal, onGoToCall, onNext }} />
        ))
      )}
      <Button variant="quiet" size="icon-sm" aria-label={t('refusal.dismiss')} onClick={() => refused.set(null)}>
        <X aria-hidden="true" />
      </Button>
    </section>
  )
}

function Frees({ at, now }: { at: number; now: number }) {
  const { t } = useTranslation('calls')
  if (at <= now) return t('refusal.freed')
  if (at - now > dayMs) return t('refusal.freesOn', { when: formatDay(at, now) })
  return t('refusal.freesIn', { when: formatDay(at, now), span: formatDuration(at - now) })
}

function RedialNote({ refusal, now }: { refusal: Refused; now: number }) {
  const { t } = useTranslation('calls')
  const from = mayRedialFrom(refusal.error)
  if (from === null) return null
  return from <= now ? t('refusal.redialNow') : t('refusal.redialFrom', { span: formatDuration(from - now) })
}

interface WayButtonProps extends Omit<RefusalBarProps, 'hasCall'> {
  way: WayOut
  wait: boolean
}
function WayButton({ way, wait, refusal, onGoToCall, onNext }: WayButtonProps) {
  const { t } = useTranslation('calls')
  switch (way) {
    case 'go-to-call':
      return (
        <Button variant="primary" onClick={onGoToCall}>
          {t('refusal.goToCall')}
        </Button>
      )
    case 'next':
      return <Button onClick={onNext}>{t('next')}</Button>
    case 'again':
      return (
        <Button disabled={wait} onClick={() => void placeCall(refusal.request)}>
          {t('refusal.again')}
        </Button>
      )
    case 'redial':
    case 'none':
      return null
  }
}

function RedialForm({ onReason }: { onReason: (reason: string) => void }) {
  const { t } = useTranslation('calls')
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) onReason(reason.trim())
  }
  return (
    <form onSubmit={submit} className="flex min-w-0 flex-1 basis-72 items-center gap-2">
      <Input
        aria-label={t('refusal.reason')}
        placeholder={t('refusal.reason')}
        value={reason}
        maxLength={300}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" variant="primary" disabled={!reason.trim()}>
        {t('refusal.redial')}
      </Button>
    </form>
  )
}
