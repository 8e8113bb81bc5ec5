import type { CallView } from '@telehub/contracts'
import type { CallPhase } from '@telehub/domain'
import { formatDuration } from '@/lib/formats.ts'
import { type Translate, useTranslation } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { cn } from '@/ui/cn.ts'
import { runningSince } from './since.ts'

const dots: Record<CallPhase, string> = {
  queued: 'bg-input animate-live',
  dialling: 'bg-primary animate-live',
  ringing: 'bg-primary animate-live',
  talking: 'bg-ok',
  wrapping: 'border-2 border-warn',
  closed: 'border-2 border-input',
}

/** Where the call stands, in words, and for how long. The clock runs here; the facts that it runs from are the server's. */
export function PhaseClock({ call }: { call: CallView }) {
  const { t } = useTranslation('calls')
  const now = useNow('second')
  const words = call.submission === 'unknown' ? t('phase.unknown') : t(`phase.${call.phase}`)
  return (
    <div className="flex shrink-0 items-center gap-2">
      <span aria-hidden="true" className={cn('size-2.5 rounded-full', dots[call.phase])} />
      <span role="timer" className="w-12 text-lg font-semibold tabular-nums">
        {formatDuration(now - runningSince(call))}
      </span>
      <span role="status" className="whitespace-nowrap text-muted-foreground">
        {words}
        {call.phase === 'wrapping' && ` · ${howItEnded(call, t)}`}
      </span>
    </div>
  )
}

/** How long they talked, or why they did not. */
function howItEnded({ talkSeconds, outcome }: CallView, t: Translate<'calls'>): string {
  if (talkSeconds) return t('detail.talk', { time: formatDuration(talkSeconds * 1000) })
  return outcome ? t(`ended.${outcome}`) : ''
}
