import { useQuery } from '@tanstack/react-query'
import type { LeadRow } from '@telehub/contracts'
import { ArrowRight, Phone, SkipForward, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { formatDuration } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useLive } from '@/lib/live-client.ts'
import { isBusy, myCall } from '@/lib/my-call.ts'
import { get, renew } from '@/lib/query.ts'
import { useStore } from '@/lib/store.ts'
import { useNow } from '@/lib/use-now.ts'
import { AgeMark } from '@/ui/age-mark.tsx'
import { Button } from '@/ui/button.tsx'
import { PriorityMark } from '@/ui/priority-mark.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { leadPlace, leadTitle, sayBecause } from './lead-words.ts'
import { forgetTaken, type Taken, taken } from './next-lead.ts'

export interface NextActions {
  busy: boolean
  onTake: () => void
  onSkip: () => void
  onLetGo: () => void
  onOpen: (leadId: number) => void
  onCall: (leadId: number) => void
  /** Whether the key for calling means this lead just now. */
  callKey: (leadId: number) => boolean
}

const isCallable = (lead: LeadRow) => lead.queueGroup !== null && lead.heldBack === null

/** What stands first among my leads and those of the pool, as far as may be told without taking it. */
export const upNextOptions = () => get('GET /api/leads', { query: { scope: 'all', sort: 'queue', limit: 5 } })

/** The next lead and the one line that says why, above the list. Its height stays the same whatever it shows. */
export function NextBar({ tall, ...actions }: NextActions & { tall: boolean }) {
  const { t } = useTranslation('leads')
  const call = useStore(myCall)
  const busy = isBusy(call)
  const mine = useStore(taken)
  // What I am calling is not what comes next, whatever was read before the call began.
  const held = mine?.lead.id === call?.leadId ? null : mine
  const { data, isPending } = useQuery(upNextOptions())
  useLive('call:started', () => void renew('GET /api/leads'))
  useLive('call:disposed', () => void renew('GET /api/leads'))
  const first = data?.items.find((lead) => isCallable(lead) && lead.id !== call?.leadId) ?? null
  const { shown, hold } = useHeldStill(first)
  const lead = held?.lead ?? (shown?.id === call?.leadId ? first : shown)
  return (
    <section
      aria-label={t('next.label')}
      {...hold}
      className={
        tall
          ? 'flex min-h-33 shrink-0 flex-col justify-between gap-3 border-b border-border bg-card px-4 py-3'
          : 'flex h-13 shrink-0 items-center gap-3 border-b border-border bg-card px-4'
      }
    >
      {lead ? (
        <Who
          lead={lead}
          label={busy ? t('next.after') : held ? null : t('next.first')}
          onOpen={() => actions.onOpen(lead.id)}
        />
      ) : isPending ? (
        <Skeleton className="h-4 w-64" />
      ) : (
        <p className="min-w-0 flex-1 truncate">
          <span className="font-medium">{t('next.none')}.</span>{' '}
          <span className="text-muted-foreground">{t('next.noneText')}</span>
        </p>
      )}
      <div className="flex shrink-0 items-center gap-2">
        {busy ? (
          <Button size={tall ? 'thumb' : 'md'} shortcut="n" className={tall ? 'flex-1' : ''} onClick={actions.onTake}>
            {t(call?.stage === 'outcome' ? 'next.toOutcome' : 'next.toCall')}
          </Button>
        ) : held ? (
          <Held held={held} tall={tall} {...actions} />
        ) : (
          <>
            {tall && lead && <CallNow tall keyed={false} onCall={() => actions.onCall(lead.id)} />}
            <Button
              size={tall ? 'thumb' : 'md'}
              variant={tall && lead ? 'secondary' : 'primary'}
              shortcut="n"
              busy={actions.busy}
              onClick={actions.onTake}
            >
              <ArrowRight aria-hidden="true" />
              {t('next.take')}
            </Button>
          </>
        )}
      </div>
    </section>
  )
}

function Who({ lead, label, onOpen }: { lead: LeadRow; label: string | null; onOpen: () => void }) {
  const { t } = useTranslation('leads')
  const now = useNow()
  return (
    <button type="button" onClick={onOpen} className="flex min-w-0 items-center gap-3 rounded-sm text-left md:flex-1">
      <PriorityMark priority={lead.priority} />
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 items-baseline gap-2">
          {label && <span className="shrink-0 text-xs text-muted-foreground">{label}</span>}
          <span className="truncate text-lg font-medium md:text-sm">{leadTitle(lead)}</span>
          <span className="hidden min-w-0 truncate text-muted-foreground sm:inline">{leadPlace(lead)}</span>
        </span>
        <span className="block truncate text-sm text-muted-foreground md:text-xs">
          {sayBecause(t, lead.because, now)}
        </span>
      </span>
      {lead.ageMark && <AgeMark mark={lead.ageMark} dueAt={lead.nextActionAt} className="hidden sm:inline-flex" />}
    </button>
  )
}

function Held({ held, tall, busy, onSkip, onLetGo, onCall, callKey }: NextActions & { held: Taken; tall: boolean }) {
  const { t } = useTranslation('leads')
  const size = tall ? 'thumb' : 'md'
  return (
    <>
      {held.until && <HeldFor until={held.until} leadId={held.lead.id} />}
      <Button
        variant="quiet"
        size={tall ? 'thumb' : 'icon'}
        aria-label={t('next.letGo')}
        title={t('next.letGo')}
        onClick={onLetGo}
      >
        <X />
      </Button>
      <Button size={size} shortcut="shift+n" busy={busy} onClick={onSkip}>
        <SkipForward aria-hidden="true" />
        {t('next.skip')}
      </Button>
      <CallNow tall={tall} keyed={callKey(held.lead.id)} onCall={() => onCall(held.lead.id)} />
    </>
  )
}

function CallNow({ tall, keyed, onCall }: { tall: boolean; keyed: boolean; onCall: () => void }) {
  const { t } = useTranslation('leads')
  return (
    <Button
      variant="primary"
      size={tall ? 'thumb' : 'md'}
      className={tall ? 'flex-1' : ''}
      onClick={onCall}
      {...(keyed && { shortcut: 'c' })}
    >
      <Phone aria-hidden="true" />
      {t('next.call')}
    </Button>
  )
}

/** The lead does not change under a finger or the pointer: whoever presses "Call" calls whom they read. */
function useHeldStill(lead: LeadRow | null) {
  const [still, setStill] = useState<{ lead: LeadRow | null } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const onPointerEnter = () => {
    clearTimeout(timer.current)
    setStill({ lead })
  }
  // The click of a finger comes after it has left.
  const onPointerLeave = () => {
    timer.current = setTimeout(() => setStill(null), 400)
  }
  return { shown: still ? still.lead : lead, hold: { onPointerEnter, onPointerLeave } }
}

/** How long the lead is still mine; when that is over, others may have it and this says so by going. */
function HeldFor({ until, leadId }: { until: string; leadId: number }) {
  const { t } = useTranslation('leads')
  const left = Date.parse(until) - useNow('second')
  const over = left <= 0
  useEffect(() => {
    if (over) forgetTaken(leadId)
  }, [over, leadId])
  return (
    <span className="hidden text-xs text-muted-foreground tabular-nums lg:inline">
      {over ? t('next.ran') : t('next.held', { time: formatDuration(left) })}
    </span>
  )
}
