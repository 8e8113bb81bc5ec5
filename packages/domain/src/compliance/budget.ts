import { DAY, dayEnd, dayStart, MINUTE } from '../schedule/zone.ts'
import type { AttemptLimits } from './settings.ts'

/** One call that reached, or tried to reach, a phone, for whatever lead and campaign. */
export type PhoneAttempt = {
  readonly at: Date
  readonly endedAt: Date | null
  readonly answered: boolean
  /** Talk time was long enough to be a conversation. */
  readonly conversation: boolean
  /** The person had asked for this call: it uses up nothing. */
  readonly promised: boolean
}

export type AttemptBudget = {
  readonly callable: boolean
  readonly reason: 'no-attempts-left' | 'too-soon' | null
  /** When the phone may be called again if nothing else happens; null when it may be called now. */
  readonly freeAt: Date | null
  readonly usedToday: number
  readonly unanswered: number
  /** All of the unanswered attempts of the window are used: the phone counts as unreachable. */
  readonly exhausted: boolean
  /** Which limit lifts when; null where it does not hold. */
  readonly frees: { readonly day: Date | null; readonly unanswered: Date | null; readonly tooSoon: Date | null }
}

export type BudgetSettings = { readonly zone: string; readonly attempts: AttemptLimits }

/** May the phone be called, as far as earlier attempts go? A person's own request lifts the counts, see `promised`. */
export function attemptBudget(
  attempts: readonly PhoneAttempt[],
  settings: BudgetSettings,
  now: Date,
  allowance: { readonly promised?: boolean; readonly deliberate?: boolean } = {},
): AttemptBudget {
  const limits = settings.attempts
  const counted = attempts.filter((attempt) => !attempt.promised)
  const usedToday = counted.length === 0 ? 0 : countToday(counted, settings.zone, now)
  const span = limits.unansweredInDays * DAY
  const unansweredTimes = counted
    .filter(({ answered, at }) => !answered && at.getTime() > now.getTime() - span)
    .map(({ at }) => at.getTime())
    .sort((a, b) => a - b)
  const exhausted = unansweredTimes.length >= limits.unansweredLimit
  const oldestOver = unansweredTimes[unansweredTimes.length - limits.unansweredLimit]
  const frees = {
    day: usedToday >= limits.perDay && !allowance.promised ? dayEnd(settings.zone, now) : null,
    unanswered: exhausted && !allowance.promised ? new Date((oldestOver ?? now.getTime()) + span) : null,
    tooSoon: tooSoonUntil(attempts, limits, now, allowance),
  }
  const none = frees.day !== null || frees.unanswered !== null
  return {
    callable: !none && frees.tooSoon === null,
    reason: none ? 'no-attempts-left' : frees.tooSoon ? 'too-soon' : null,
    freeAt: latest([frees.day, frees.unanswered, frees.tooSoon]),
    usedToday,
    unanswered: unansweredTimes.length,
    exhausted,
    frees,
  }
}

function countToday(attempts: readonly PhoneAttempt[], zone: string, now: Date): number {
  const from = dayStart(zone, now)
  const until = dayEnd(zone, now)
  return attempts.filter(({ at }) => at >= from && at < until).length
}

/**
 * Until when the last attempt keeps the phone quiet, or null. Counted from the dial when nobody answered and from the end
 * when somebody did. A deliberate redial shortens it after a conversation; a promise made in that answer lifts it.
 */
function tooSoonUntil(
  attempts: readonly PhoneAttempt[],
  limits: AttemptLimits,
  now: Date,
  { promised = false, deliberate = false }: { readonly promised?: boolean; readonly deliberate?: boolean },
): Date | null {
  const last = lastAttempt(attempts)
  if (!last || (promised && last.answered)) return null
  const minutes = deliberate && last.conversation ? limits.redialAfterConversationMinutes : limits.tooSoonMinutes
  const until = new Date(quietFrom(last).getTime() + minutes * MINUTE)
  return until > now ? until : null
}

/** The instant from which the pause after an attempt is counted. */
export const quietFrom = (attempt: PhoneAttempt): Date =>
  attempt.answered && attempt.endedAt ? attempt.endedAt : attempt.at

/** The attempt that was dialled last, or null. */
export function lastAttempt(attempts: readonly PhoneAttempt[]): PhoneAttempt | null {
  let last: PhoneAttempt | null = null
  for (const attempt of attempts) if (!last || attempt.at > last.at) last = attempt
  return last
}

const latest = (times: readonly (Date | null)[]): Date | null =>
  times.reduce((best, at) => (at && (!best || at > best) ? at : best), null)
