import type { FloorAgent } from '@telehub/contracts'
import { breakReasons } from '@telehub/domain'
import { formatCount, formatDuration, formatSince } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { cn } from '@/ui/cn.ts'
import { PresenceDot } from '@/ui/presence-dot.tsx'
import { attentionOf } from './floor-state.ts'

/** The clock on a tile: talk time to the second while talking, else the time in the state. */
const clockOf = (agent: FloorAgent, now: number): string => {
  const answered = agent.call?.phase === 'talking' ? agent.call.customerAnsweredAt : null
  if (answered) return formatDuration(now - Date.parse(answered))
  if (agent.presence === 'on-call' || agent.presence === 'wrapping')
    return formatDuration(now - Date.parse(agent.since))
  return agent.presence === 'offline' ? '' : formatSince(agent.since, now)
}

/** One agent: state as shape, colour and word, the person they speak with, and today. */
export function AgentTile({ agent, now, showTeam }: { agent: FloorAgent; now: number; showTeam: boolean }) {
  const { t } = useTranslation('floor')
  const { t: common } = useTranslation('common')
  const attention = attentionOf(agent, now)
  const state =
    agent.call && agent.presence === 'on-call'
      ? t(`phase.${agent.call.phase as 'talking'}`)
      : common(`presence.${agent.presence}`)
  const reason = breakReasons.find((one) => one === agent.reason)
  return (
    <li
      className={cn(
        'flex h-33 min-w-0 flex-col border-b border-border px-4 py-3',
        agent.presence === 'offline' && 'text-muted-foreground',
        attention && 'bg-warn-soft',
      )}
    >
      <div className="flex items-center gap-2">
        <PresenceDot presence={agent.presence} />
        <span className="min-w-0 flex-1 truncate font-medium">{agent.name}</span>
        <span className="text-sm tabular-nums">{clockOf(agent, now)}</span>
      </div>
      <p className="mt-0.5 truncate text-xs text-muted-foreground">
        {state}
        {reason && agent.presence === 'break' ? ` · ${common(`breakReason.${reason}`)}` : ''}
        {showTeam && agent.teamName ? ` · ${agent.teamName}` : ''}
      </p>
      <p className="mt-1.5 h-9 text-sm leading-[1.125rem]">
        {agent.call ? (
          <>
            <span className="block truncate">{agent.call.leadName || agent.call.organisation}</span>
            {agent.call.leadName && (
              <span className="block truncate text-xs text-muted-foreground">{agent.call.organisation}</span>
            )}
          </>
        ) : (
          attention && <span className="text-warn-text">{t(`attention.${attention}`)}</span>
        )}
      </p>
      <p className="mt-auto truncate text-xs text-muted-foreground tabular-nums">
        {t('tile.today', {
          count: agent.today.attempted,
          attempted: formatCount(agent.today.attempted),
          connected: formatCount(agent.today.connected),
          talk: formatDuration(agent.today.talkSeconds * 1000),
        })}
        {agent.today.callbacksOverdue > 0 && (
          <span className="ml-2 text-danger-text">{t('tile.overdue', { count: agent.today.callbacksOverdue })}</span>
        )}
      </p>
    </li>
  )
}
