import { useInfiniteQuery } from '@tanstack/react-query'
import type { NextActionView } from '@telehub/contracts'
import { CheckCheck, Undo2 } from 'lucide-react'
import { api } from '@/lib/api-client.ts'
import { formatWhen } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useLive } from '@/lib/live-client.ts'
import { renew } from '@/lib/query.ts'
import { useNow } from '@/lib/use-now.ts'
import { Button } from '@/ui/button.tsx'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { SkeletonRows } from '@/ui/skeleton.tsx'
import type { GiveBack } from './give-back-dialog.tsx'
import { leadTitle } from './lead-words.ts'

const query = { kind: ['escalation'], scope: 'all', when: 'all', limit: 50 } as const

interface EscalationsProps {
  onOpen: (leadId: number) => void
  onGiveBack: (lead: GiveBack) => void
}

/** What agents have handed up and nobody has answered yet, the oldest first. */
export function Escalations({ onOpen, onGiveBack }: EscalationsProps) {
  const { t } = useTranslation('leads')
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['GET /api/next-actions', 'escalated'],
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/next-actions', { query: { ...query, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  useLive('next-action:changed', () => void renew('GET /api/next-actions'))
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={6} rowClassName="h-14" />
  const waiting = data.pages.flatMap((page) => page.items).filter((one) => one.state === 'open')
  if (waiting.length === 0)
    return (
      <EmptyState icon={CheckCheck} title={t('escalated.emptyTitle')}>
        {t('escalated.emptyText')}
      </EmptyState>
    )
  return (
    <div className="h-full overflow-y-auto">
      <ul aria-label={t('escalated.title')} className="divide-y divide-border/60">
        {waiting.map((one) => (
          <Escalation key={one.id} action={one} onOpen={onOpen} onGiveBack={onGiveBack} />
        ))}
      </ul>
      {hasNextPage && (
        <div className="flex justify-center py-3">
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more.next')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Escalation({ action, onOpen, onGiveBack }: { action: NextActionView } & EscalationsProps) {
  const { t } = useTranslation('leads')
  const now = useNow()
  const name = leadTitle({ name: action.leadName, organisation: action.organisation })
  const note = [action.details.note, action.details.notes].find((one) => typeof one === 'string' && one !== '')
  return (
    <li className="flex min-h-14 items-center gap-3 px-4 py-2">
      <button type="button" className="min-w-0 flex-1 rounded-sm text-left" onClick={() => onOpen(action.leadId)}>
        <span className="flex items-baseline gap-2">
          <span className="truncate font-medium">{name}</span>
          {action.leadName && <span className="truncate text-muted-foreground">{action.organisation}</span>}
          <span className="ml-auto shrink-0 text-xs text-muted-foreground">
            {[action.ownerName, t('escalated.since', { when: formatWhen(action.createdAt, now) })]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        <span className="block truncate text-muted-foreground">{note ? String(note) : t('escalated.noNote')}</span>
      </button>
      <Button onClick={() => onGiveBack({ leadId: action.leadId, name })}>
        <Undo2 aria-hidden="true" />
        {t('escalated.giveBack')}
      </Button>
    </li>
  )
}
