import type { BudgetSettings } from '../compliance/budget.ts'
import { quietFrom } from '../compliance/budget.ts'
import { DAY, dayEnd, dayStart, HOUR, MINUTE } from '../schedule/zone.ts'
import { type Because, chooseBecause } from './because.ts'
import { holdOf, promiseDue } from './hold.ts'
import type { LeadFacts } from './lead-facts.ts'
import { ageMarkOf, isFresh, priorityOf } from './priority.ts'
import type { PrioritySettings } from './settings.ts'
import { type AgeMark, type HoldReason, type Priority, type QueueGroup, queueGroups } from './words.ts'

export type QueueSettings = PrioritySettings & BudgetSettings

export type QueuePlace = {
  readonly priority: Priority
  readonly ageMark: AgeMark | null
  /** Null while the lead is held back. */
  readonly group: QueueGroup | null
  readonly heldBack: HoldReason | null
  readonly heldUntil: Date | null
  readonly because: Because | null
}

/** `changesAt`: the first instant at which any of the rest changes if no fact does; null when time alone changes nothing. */
export type StoredPlace = QueuePlace & { readonly changesAt: Date | null }

/** Where a lead stands in the queue. Calling hours are left to whoever reads the queue, for they belong to the campaign. */
export function placeInQueue(lead: LeadFacts, settings: QueueSettings, now: Date): StoredPlace {
  const place = placeAt(lead, settings, now)
  const changesAt = turningPoints(lead, settings, now).find((at) => !samePlace(place, placeAt(lead, settings, at)))
  return { ...place, changesAt: changesAt ?? null }
}

function placeAt(lead: LeadFacts, settings: QueueSettings, now: Date): QueuePlace {
  const priority = priorityOf(lead, settings, now)
  const ageMark = ageMarkOf(lead, settings, now)
  const hold = holdOf(lead, settings, now)
  const group = hold.heldBack ? null : groupOf(lead, settings, now, priority)
  const because = group && chooseBecause(group, lead, settings.scoreBands.warm)
  return { priority, ageMark, group, ...hold, because }
}

function groupOf(lead: LeadFacts, settings: QueueSettings, now: Date, priority: Priority): QueueGroup {
  if (promiseDue(lead, now)) return 'promised-callback'
  if (lead.escalationReturned) return 'escalation-returned'
  if (lead.vip && lead.lastContactAt === null) return 'vip'
  if (isFresh(lead, settings, now)) return 'fresh'
  if (lead.openAction && lead.openAction.kind !== 'escalation') return 'retry'
  return priority
}

// Every instant after now at which some rule may turn, soonest first. "More than" turns one millisecond after its limit.
function turningPoints(lead: LeadFacts, settings: QueueSettings, now: Date): Date[] {
  const { scoreBands, attempts, zone } = settings
  const since = (lead.lastContactAt ?? lead.createdAt).getTime()
  const times = [
    lead.createdAt.getTime() + settings.freshHours * HOUR,
    since + scoreBands.hotDays * DAY,
    since + scoreBands.coldDays * DAY + 1,
    since + settings.overdueFollowUpDays * DAY + 1,
  ]
  if (lead.openAction) times.push(lead.openAction.dueAt.getTime(), lead.openAction.dueAt.getTime() + 1)
  for (const { attempts: made } of lead.phones) {
    for (const attempt of made) {
      times.push(
        quietFrom(attempt).getTime() + attempts.tooSoonMinutes * MINUTE,
        attempt.at.getTime() + attempts.unansweredInDays * DAY,
        dayStart(zone, attempt.at).getTime(),
        dayEnd(zone, attempt.at).getTime(),
      )
    }
  }
  return [...new Set(times)]
    .filter((time) => time > now.getTime())
    .sort((a, b) => a - b)
    .map((time) => new Date(time))
}

function samePlace(a: QueuePlace, b: QueuePlace): boolean {
  return (
    a.priority === b.priority &&
    a.ageMark === b.ageMark &&
    a.group === b.group &&
    a.heldBack === b.heldBack &&
    a.heldUntil?.getTime() === b.heldUntil?.getTime() &&
    a.because?.code === b.because?.code
  )
}

/** The place of a group in the queue, from 0 at the top. */
export const rankOf = (group: QueueGroup): number => queueGroups.indexOf(group)

export type QueueEntry = {
  readonly group: QueueGroup
  readonly score: number | null
  readonly lastContactAt: Date | null
  readonly dueAt: Date | null
}

/** Order of the queue: group, then oldest promise among promised callbacks, then highest score, then oldest last contact. */
export function compareInQueue(a: QueueEntry, b: QueueEntry): number {
  const time = (at: Date | null): number => at?.getTime() ?? Number.NEGATIVE_INFINITY
  const rising = (left: number, right: number): number => (left === right ? 0 : left < right ? -1 : 1)
  return (
    rankOf(a.group) - rankOf(b.group) ||
    (a.group === 'promised-callback' ? rising(time(a.dueAt), time(b.dueAt)) : 0) ||
    rising(b.score ?? -1, a.score ?? -1) ||
    rising(time(a.lastContactAt), time(b.lastContactAt))
  )
}
