import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { CallView } from '@telehub/contracts'
import { X } from 'lucide-react'
import { isRefusal } from '@/lib/api-error.ts'
import { requestCall } from '@/lib/call-bus.ts'
import { formatDateTime, formatDuration, formatPhone } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { useUser } from '@/lib/session.ts'
import { inZone } from '@/lib/zone.ts'
import { Button } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Facts } from '@/ui/page.tsx'
import { SkeletonRows } from '@/ui/skeleton.tsx'
import { OutcomeWord } from './call-row.tsx'
import { CarrierMessages } from './carrier-messages.tsx'
import { CorrectOutcome } from './correct-outcome.tsx'
import { stepsOf, wrapMsOf } from './timeline.ts'

/** One call beside the list: what happened in it, what was written, and what it came to. */
export function CallDetail({ callId, onClose }: { callId: string; onClose: () => void }) {
  const { t } = useTranslation('calls')
  const { data: call, error, refetch } = useQuery(get('GET /api/calls/{id}', { params: { id: callId } }))
  if (isRefusal(error, 'not-found')) return <EmptyState title={t('detail.gone')} />
  if (error && !call) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!call) return <SkeletonRows rows={6} />
  return (
    <article className="flex flex-col gap-5 px-4 py-3">
      <header className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-base font-semibold">{call.leadName || call.organisation}</h2>
          <p className="text-muted-foreground">{formatDateTime(call.requestedAt)}</p>
        </div>
        <Button variant="quiet" size="icon-sm" aria-label={t('detail.close')} onClick={onClose}>
          <X aria-hidden="true" />
        </Button>
      </header>
      <Summary call={call} />
      <Timeline call={call} />
      <section>
        <h3 className="mb-1 text-xs font-medium text-muted-foreground">{t('detail.notes')}</h3>
        <p className="whitespace-pre-line">{call.notes || t('detail.noNotes')}</p>
      </section>
      <MessagesForManagers callId={call.id} />
    </article>
  )
}

function Summary({ call }: { call: CallView }) {
  const { t } = useTranslation('calls')
  const navigate = useNavigate()
  return (
    <div className="flex flex-col gap-3">
      <Facts
        items={[
          { label: t('history.outcome'), value: <OutcomeWord call={call} /> },
          ...(call.failure ? [{ label: t('ended.refused'), value: call.failure }] : []),
          { label: t('detail.phone'), value: <span className="tabular-nums">{formatPhone(call.phone)}</span> },
          { label: t('detail.agent'), value: call.agentName },
          { label: t('detail.line'), value: `${call.line} · ${call.carrier}` },
          { label: t('detail.recording'), value: t(`recording.${call.recording}`) },
        ]}
      />
      <div className="flex flex-wrap gap-2">
        <CorrectOutcome call={call} />
        {call.phase === 'closed' && <Button onClick={() => requestCall(call.leadId)}>{t('detail.callAgain')}</Button>}
        <Button onClick={() => void navigate({ href: `/queue?scope=all&lead=${call.leadId}` })}>
          {t('detail.openLead')}
        </Button>
      </div>
    </div>
  )
}

const clock = inZone({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })

function Timeline({ call }: { call: CallView }) {
  const { t } = useTranslation('calls')
  const wrap = wrapMsOf(call)
  const note = (key: string) => {
    if (key === 'detail.endedAt' && call.talkSeconds)
      return t('detail.talk', { time: formatDuration(call.talkSeconds * 1000) })
    if (key === 'detail.disposed' && wrap !== null) return t('detail.wrap', { time: formatDuration(wrap) })
    return null
  }
  return (
    <section>
      <h3 className="mb-1.5 text-xs font-medium text-muted-foreground">{t('detail.timeline')}</h3>
      <ol className="flex flex-col">
        {stepsOf(call).map(({ key, at }) => (
          <li key={key} className="flex items-baseline gap-3 border-l border-border py-1 pl-3">
            <time dateTime={at} className="w-16 shrink-0 text-muted-foreground">
              {clock().format(Date.parse(at))}
            </time>
            <span>
              {t(key)} <span className="text-muted-foreground">{note(key)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What the carrier sent is for those who look after the line. */
function MessagesForManagers({ callId }: { callId: string }) {
  const { role } = useUser()
  return role === 'agent' ? null : <CarrierMessages callId={callId} />
}
