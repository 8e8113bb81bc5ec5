import { UsersRound } from 'lucide-react'
import { serverNow } from '@/lib/clock.ts'
import { formatCount, formatDuration, formatPercent } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useNow } from '@/lib/use-now.ts'
import { EmptyState } from '@/ui/empty-state.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { PresenceDot } from '@/ui/presence-dot.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { Stat, StatRow } from '@/ui/stat.tsx'
import { AgentTile } from './agent-tile.tsx'
import { countPresences, inOrder } from './floor-state.ts'
import { useFloor } from './use-floor.ts'

const shown = ['available', 'on-call', 'wrapping', 'break', 'offline'] as const
const grid = 'grid grid-cols-1 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4'

/** The floor as it is: today's numbers on top, then the agents, what wants a look first. */
export function FloorBoard() {
  const { t } = useTranslation('floor')
  const { t: common } = useTranslation('common')
  const { floor, error, refetch } = useFloor()
  const now = useNow('second')
  if (!floor) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <FloorSkeleton />

  const { today, agents } = floor
  const presences = countPresences(agents)
  const teams = new Set(agents.map((agent) => agent.teamId))
  return (
    <>
      <StatRow>
        <Stat label={t('today.attempted')} value={formatCount(today.attempted)} />
        <Stat
          label={t('today.connected')}
          value={formatCount(today.connected)}
          note={
            today.attempted > 0
              ? t('today.ofCalls', { share: formatPercent(today.connected / today.attempted) })
              : t('today.noCalls')
          }
        />
        <Stat
          label={t('today.conversations')}
          value={formatCount(today.conversations)}
          note={t('today.conversationsNote')}
        />
        <Stat label={t('today.talk')} value={formatDuration(today.talkSeconds * 1000)} />
        <Stat
          label={t('today.callbacks')}
          value={formatCount(today.callbacksDue)}
          note={t('today.overdue', { count: today.callbacksOverdue })}
          tone={today.callbacksOverdue > 0 ? 'danger' : 'neutral'}
        />
      </StatRow>
      <h2 className="sr-only">{t('agents')}</h2>
      <ul
        aria-label={t('presences')}
        className="flex flex-wrap gap-x-5 gap-y-1 border-b border-border px-4 py-2 text-sm"
      >
        {shown.map((presence) => (
          <li key={presence} className="flex items-center gap-2">
            <PresenceDot presence={presence} />
            <span className="text-muted-foreground">{common(`presence.${presence}`)}</span>
            <span className="font-medium tabular-nums">{presences[presence]}</span>
          </li>
        ))}
      </ul>
      {agents.length === 0 ? (
        <EmptyState icon={UsersRound} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <ul aria-label={t('agents')} className={grid}>
          {inOrder(agents, serverNow()).map((agent) => (
            <AgentTile key={agent.userId} agent={agent} now={now} showTeam={teams.size > 1} />
          ))}
        </ul>
      )}
    </>
  )
}

function FloorSkeleton() {
  return (
    <div aria-busy="true">
      <div className="h-[4.75rem] border-b border-border px-4 py-3">
        <Skeleton className="h-10 w-full" />
      </div>
      <div className="h-9 border-b border-border" />
      <div className={grid}>
        {Array.from({ length: 8 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
          <div key={index} className="h-33 border-b border-border px-4 py-3">
            <Skeleton className="h-4 w-32" />
            <Skeleton className="mt-2 h-3 w-20" />
            <Skeleton className="mt-6 h-3 w-40" />
          </div>
        ))}
      </div>
    </div>
  )
}
