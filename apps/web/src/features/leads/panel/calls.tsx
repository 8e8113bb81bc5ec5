import { useQuery } from '@tanstack/react-query'
import type { CallView, LeadView } from '@telehub/contracts'
import { useState } from 'react'
import { formatDay, formatDuration } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { useNow } from '@/lib/use-now.ts'
import { Badge, type Tone } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { sayLastContact } from '../lead-words.ts'
import { Part } from './part.tsx'

const mostCalls = 50

/** The last three calls with what came of them; all of them when asked for. */
export function Calls({ lead }: { lead: LeadView }) {
  const { t } = useTranslation('leads')
  const now = useNow()
  const [all, setAll] = useState(false)
  const { data, error, isFetching } = useQuery({
    ...get('GET /api/calls', { query: { leadId: lead.id, limit: mostCalls } }),
    enabled: all,
  })
  const calls = all && data ? data.items : lead.lastCalls
  return (
    <Part title={t('panel.calls')} aside={`${t('panel.lastContact')}: ${sayLastContact(t, lead, now)}`}>
      {calls.length === 0 && <p className="text-muted-foreground">{t('panel.noCalls')}</p>}
      <ul className="flex flex-col gap-2">
        {calls.map((call) => (
          <OneCall key={call.id} call={call} now={now} />
        ))}
      </ul>
      {error && <ErrorLine error={error} className="mt-2" />}
      {!(all && data) && lead.attempts > calls.length && (
        <Button variant="link" size="sm" busy={isFetching} className="mt-1 -ml-2" onClick={() => setAll(true)}>
          {t('panel.moreCalls')}
        </Button>
      )}
    </Part>
  )
}

function OneCall({ call, now }: { call: CallView; now: number }) {
  const { t } = useTranslation('leads')
  return (
    <li>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <time dateTime={call.requestedAt} className="inline-block tabular-nums first-letter:uppercase">
          {formatDay(call.requestedAt, now)}
        </time>
        <Badge tone={toneOf(call)}>{t(`disposition.${call.disposition ?? undisposed(call)}`)}</Badge>
        {call.talkSeconds !== null && call.talkSeconds > 0 && (
          <span className="text-muted-foreground tabular-nums">
            {t('panel.talk', { time: formatDuration(call.talkSeconds * 1000) })}
          </span>
        )}
        <span className="text-muted-foreground">{t('panel.by', { name: call.agentName })}</span>
      </p>
      {call.notes && <p className="line-clamp-2 text-muted-foreground">{call.notes}</p>}
    </li>
  )
}

/** A call that never reached anybody ends without an outcome; one that lives has none yet. */
const undisposed = ({ phase }: CallView) => (phase === 'closed' ? 'unreached' : phase === 'wrapping' ? 'none' : 'live')

function toneOf(call: CallView): Tone {
  switch (call.disposition) {
    case 'INTERESTED':
    case 'SCHEDULE_VISIT':
    case 'SEND_INFO':
      return 'ok'
    case 'CALLBACK_REQUESTED':
      return 'primary'
    case 'ESCALATE_TO_MANAGER':
      return 'warn'
    case 'DND':
      return 'danger'
    case 'NOT_INTERESTED':
    case 'WRONG_NUMBER':
    case 'LANGUAGE_BARRIER':
    case 'ALREADY_CUSTOMER':
    case 'NO_ANSWER':
    case 'BUSY':
    case 'SWITCHED_OFF':
    case 'OUT_OF_SERVICE':
      return 'neutral'
    case null:
      return 'outline'
  }
}
