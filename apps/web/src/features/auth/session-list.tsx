import { useMutation, useQuery } from '@tanstack/react-query'
import type { ReplyOf } from '@telehub/contracts'
import { Monitor, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { api } from '@/lib/api-client.ts'
import { describeError } from '@/lib/api-error.ts'
import { formatDateTime, formatWhen } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { get, renew } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'
import { useNow } from '@/lib/use-now.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { Confirm } from '@/ui/confirm.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { SkeletonRows } from '@/ui/skeleton.tsx'
import { signOutEverywhere } from './sign-out.ts'
import { readUserAgent } from './user-agent.ts'

type SessionView = ReplyOf<'GET /api/auth/sessions'>['items'][number]
const failed = (error: unknown) => toast.error(describeError(error).title)

/** Every place where I am signed in, with a way to end each. */
export function SessionList() {
  const { data, error, refetch } = useQuery(get('GET /api/auth/sessions'))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={3} rowClassName="h-14 px-0" />
  return (
    <ul className="divide-y divide-border">
      {data.items.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
    </ul>
  )
}

function SessionRow({ session }: { session: SessionView }) {
  const { t } = useTranslation('auth')
  const now = useNow()
  const end = useMutation({
    mutationFn: () => api('DELETE /api/auth/sessions/{id}', { params: { id: session.id } }),
    onSuccess: () => {
      toast.ok(t('sessions.ended'))
      return renew('GET /api/auth/sessions')
    },
    onError: failed,
  })
  const client = readUserAgent(session.userAgent)
  const Icon = client?.system === 'Android' || client?.system === 'iOS' ? Smartphone : Monitor
  return (
    <li className="flex min-h-14 items-center gap-3 py-2">
      <Icon aria-hidden="true" strokeWidth={1.5} className="size-5 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 font-medium">
          <span className="truncate">{client ? t('sessions.on', client) : t('sessions.unknown')}</span>
          {session.current && <Badge tone="ok">{t('sessions.current')}</Badge>}
        </p>
        <p className="truncate text-xs text-muted-foreground">
          {[
            session.ip,
            t('sessions.since', { when: formatDateTime(session.createdAt, now) }),
            t('sessions.lastUsed', { when: formatWhen(session.lastUsedAt, now) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {!session.current && (
        <Button size="sm" busy={end.isPending} onClick={() => end.mutate()}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}

/** Ends all of them, this one too. */
export function SignOutEverywhere() {
  const { t } = useTranslation('auth')
  const [asking, setAsking] = useState(false)
  const act = useMutation({ mutationFn: signOutEverywhere, onError: failed })
  return (
    <>
      <Button variant="danger-quiet" onClick={() => setAsking(true)}>
        {t('sessions.everywhere')}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('sessions.everywhere')}
        action={t('sessions.everywhere')}
        danger
        busy={act.isPending}
        onConfirm={() => act.mutate()}
      >
        {t('sessions.everywhereText')}
      </Confirm>
    </>
  )
}
