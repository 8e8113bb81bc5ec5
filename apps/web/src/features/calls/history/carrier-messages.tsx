import { useQuery } from '@tanstack/react-query'
import { formatTime } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get } from '@/lib/query.ts'
import { Badge, type Tone } from '@/ui/badge.tsx'
import { ErrorLine } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'

const verdicts = ['applied', 'nothing-new', 'unknown', 'rejected'] as const
const tones: Record<(typeof verdicts)[number], Tone> = {
  applied: 'ok',
  'nothing-new': 'neutral',
  unknown: 'warn',
  rejected: 'danger',
}

/** Indented when it is JSON, else as it came. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}

/** Each message of the carrier about a call: when, how it was taken, and its words. */
export function CarrierMessages({ callId }: { callId: string }) {
  const { t } = useTranslation('calls')
  const { data, error } = useQuery(get('GET /api/calls/{id}/events', { params: { id: callId } }))
  return (
    <section>
      <h3 className="mb-1.5 text-xs font-medium text-muted-foreground">{t('detail.messages')}</h3>
      {error && !data && <ErrorLine error={error} />}
      {!data && !error && <Skeleton className="h-16 w-full" />}
      {data?.items.length === 0 && <p className="text-muted-foreground">{t('detail.noMessages')}</p>}
      {data?.items.map((message) => {
        const verdict = verdicts.find((one) => one === message.verdict)
        return (
          <details key={message.id} className="border-b border-border/60 last:border-0">
            <summary className="flex min-h-8 items-center gap-2 py-1">
              <time dateTime={message.receivedAt} className="text-muted-foreground">
                {formatTime(message.receivedAt)}
              </time>
              <span>{message.transport}</span>
              <Badge tone={verdict ? tones[verdict] : 'neutral'}>
                {verdict ? t(`detail.verdict.${verdict}`) : message.verdict}
              </Badge>
              <span className="min-w-0 truncate text-muted-foreground">{message.detail}</span>
            </summary>
            <pre className="mb-2 rounded-md bg-muted p-2 font-mono text-xs break-all whitespace-pre-wrap">
              {readable(message.body)}
            </pre>
          </details>
        )
      })}
    </section>
  )
}
