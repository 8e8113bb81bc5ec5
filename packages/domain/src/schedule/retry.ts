import { nextOpening, type OpenHours, windowOn } from './hours.ts'
import type { ScheduleSettings } from './settings.ts'
import { addDays, MINUTE, minutesOf, wallClock, zonedTime } from './zone.ts'

export const retryCodes = ['NO_ANSWER', 'BUSY', 'SWITCHED_OFF'] as const
export type RetryCode = (typeof retryCodes)[number]

/** `movedFrom` is the time the rule asked for, when closed hours or a used-up budget moved it. */
export type PlannedTime = { readonly dueAt: Date; readonly movedFrom: Date | null }

type RetryContext = {
  readonly settings: Pick<ScheduleSettings, 'retry' | 'widestHours'>
  readonly hours: OpenHours
  readonly now: Date
  /** When the phone was dialled; decides which half of the day is tried next. */
  readonly attemptedAt: Date
  /** The earliest instant the phone's budget allows. */
  readonly notBefore?: Date | null
}

/** When a phone that did not answer is due again, always inside calling hours (as asked when nothing ever opens). */
export function planRetry(code: RetryCode, context: RetryContext): PlannedTime {
  const wanted = wantedTime(code, context)
  const { notBefore } = context
  const allowed = notBefore && notBefore > wanted ? notBefore : wanted
  return inHours(allowed, context.hours, wanted)
}

/** Moves an instant to the next opening. `asked` is what `movedFrom` reports. */
export function inHours(at: Date, hours: OpenHours, asked: Date = at): PlannedTime {
  const dueAt = nextOpening(hours, at) ?? at
  return { dueAt, movedFrom: dueAt.getTime() === asked.getTime() ? null : asked }
}

function wantedTime(code: RetryCode, context: RetryContext): Date {
  const { settings, now } = context
  switch (code) {
    case 'NO_ANSWER':
      return new Date(now.getTime() + settings.retry.noAnswerMinutes * MINUTE)
    case 'BUSY':
      return new Date(now.getTime() + settings.retry.busyMinutes * MINUTE)
    case 'SWITCHED_OFF':
      return anotherTimeNextWorkingDay(context)
  }
}

// A phone that was off in the first half of the window is tried at three quarters of the next working day's, and the
// other way round at one quarter.
function anotherTimeNextWorkingDay({ hours, now, attemptedAt, settings }: RetryContext): Date {
  const tomorrow = addDays(wallClock(hours.zone, now).date, 1)
  const opening = nextOpening(hours, zonedTime(hours.zone, tomorrow, 0)) ?? zonedTime(hours.zone, tomorrow, 0)
  const { date } = wallClock(hours.zone, opening)
  const day = hours.allDay ? null : windowOn(hours, date)
  const open = day ? wallClock(hours.zone, day.open).minutes : (minutesOf(settings.widestHours.open) ?? 0)
  const length = day
    ? (day.close.getTime() - day.open.getTime()) / MINUTE
    : (minutesOf(settings.widestHours.close) ?? 24 * 60) - open
  const early = wallClock(hours.zone, attemptedAt).minutes < open + length / 2
  return zonedTime(hours.zone, date, Math.floor(open + length * (early ? 0.75 : 0.25)))
}
