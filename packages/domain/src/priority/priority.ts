import { isClosed } from '../leads/status.ts'
import { DAY, HOUR } from '../schedule/zone.ts'
import type { LeadFacts } from './lead-facts.ts'
import type { PrioritySettings, VipRule } from './settings.ts'
import type { AgeMark, Priority } from './words.ts'

/** Milliseconds since the last answered call, or since creation when there was none; never negative. */
export const recencyOf = (lead: Pick<LeadFacts, 'lastContactAt' | 'createdAt'>, now: Date): number =>
  Math.max(0, now.getTime() - (lead.lastContactAt ?? lead.createdAt).getTime())

/** COLD, HOT or WARM, the first that fits in that order. An unknown score is neither low nor high: WARM while recent. */
export function priorityOf(
  lead: Pick<LeadFacts, 'score' | 'lastContactAt' | 'createdAt'>,
  settings: Pick<PrioritySettings, 'scoreBands'>,
  now: Date,
): Priority {
  const { hot, warm, hotDays, coldDays } = settings.scoreBands
  const recency = recencyOf(lead, now)
  if ((lead.score !== null && lead.score < warm) || recency > coldDays * DAY) return 'COLD'
  if (lead.score !== null && lead.score >= hot && recency < hotDays * DAY) return 'HOT'
  return 'WARM'
}

/** True while the lead is young and nobody ever tried it. */
export const isFresh = (
  lead: Pick<LeadFacts, 'createdAt' | 'lastAttemptAt'>,
  settings: Pick<PrioritySettings, 'freshHours'>,
  now: Date,
): boolean => lead.lastAttemptAt === null && now.getTime() < lead.createdAt.getTime() + settings.freshHours * HOUR

/**
 * The first age mark that fits, or null. A callback is one promised to a person or a retry of the pool. An escalation is the
 * manager's to answer and never makes the agent's follow-up overdue.
 */
export function ageMarkOf(
  lead: Pick<LeadFacts, 'status' | 'createdAt' | 'lastContactAt' | 'lastAttemptAt' | 'openAction'>,
  settings: Pick<PrioritySettings, 'freshHours' | 'overdueFollowUpDays' | 'scoreBands'>,
  now: Date,
): AgeMark | null {
  const action = lead.openAction
  if (action?.kind === 'callback' || action?.kind === 'retry') return 'callback-pending'
  if (isFollowUpOverdue(lead, settings, now)) return 'overdue-follow-up'
  if (isFresh(lead, settings, now)) return 'fresh'
  return recencyOf(lead, now) > settings.scoreBands.coldDays * DAY ? 'cold' : null
}

function isFollowUpOverdue(
  lead: Pick<LeadFacts, 'status' | 'lastContactAt' | 'openAction'>,
  settings: Pick<PrioritySettings, 'overdueFollowUpDays'>,
  now: Date,
): boolean {
  const { openAction, lastContactAt, status } = lead
  if (openAction) return openAction.kind !== 'escalation' && openAction.dueAt < now
  if (isClosed(status) || status === 'converted' || !lastContactAt) return false
  return now.getTime() - lastContactAt.getTime() > settings.overdueFollowUpDays * DAY
}

/** True when the lead was marked VIP or any rule that is set fits. */
export function isVip(
  lead: {
    readonly vip: boolean
    readonly score: number | null
    readonly expectedValue: number | null
    readonly decisionMaker: boolean | null
    readonly source: string | null
    readonly designation: string | null
  },
  rule: VipRule,
): boolean {
  const among = (words: readonly string[], word: string | null): boolean =>
    word !== null && words.some((each) => each.trim().toLowerCase() === word.trim().toLowerCase())
  return (
    lead.vip ||
    (rule.expectedValueFrom !== null && (lead.expectedValue ?? 0) >= rule.expectedValueFrom) ||
    (rule.scoreFrom !== null && lead.score !== null && lead.score >= rule.scoreFrom) ||
    (rule.decisionMakers && lead.decisionMaker === true) ||
    among(rule.sources, lead.source) ||
    among(rule.designations, lead.designation)
  )
}
