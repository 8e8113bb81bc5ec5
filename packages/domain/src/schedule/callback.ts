import { isOpen, nextOpening, type OpenHours } from './hours.ts'
import { type ScheduleSettings, weekdays } from './settings.ts'
import { addDays, DAY, MINUTE, wallClock, weekdayOf, zonedTime } from './zone.ts'

export const callbackRefusals = ['time-in-past', 'time-too-far', 'outside-hours'] as const
export type CallbackRefusal = (typeof callbackRefusals)[number]

export type CallbackCheck =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: CallbackRefusal; readonly nextOpening: Date | null }

/** May a call be promised for `at`? In the future, not absurdly far, inside calling hours; else names the next opening. */
export function checkCallbackTime(
  at: Date,
  now: Date,
  hours: OpenHours,
  settings: Pick<ScheduleSettings, 'callbackMaxDays'>,
): CallbackCheck {
  const refuse = (refusal: CallbackRefusal, from: Date): CallbackCheck => ({
    ok: false,
    refusal,
    nextOpening: nextOpening(hours, from),
  })
  if (!(at > now)) return refuse('time-in-past', now)
  if (at.getTime() > now.getTime() + settings.callbackMaxDays * DAY) return refuse('time-too-far', now)
  if (!isOpen(hours, at)) return refuse('outside-hours', at)
  return { ok: true }
}

export const callbackSlotCodes = [
  'in-30-minutes',
  'in-2-hours',
  'this-evening',
  'next-opening',
  'tomorrow-morning',
  'tomorrow-afternoon',
  'next-working-day',
  'next-monday',
] as const
export type CallbackSlotCode = (typeof callbackSlotCodes)[number]
export type CallbackSlot = { readonly code: CallbackSlotCode; readonly at: Date }

const MORNING = 11 * 60
const AFTERNOON = 16 * 60
const EVENING = 17 * 60

/**
 * The quick picks for a callback, soonest first, each in the future, inside hours and named once.
 * `next-opening` is offered only while closed; `next-working-day` only when tomorrow is closed at 11:00.
 */
export function callbackSlots(now: Date, hours: OpenHours): CallbackSlot[] {
  const { zone } = hours
  const today = wallClock(zone, now).date
  const tomorrow = addDays(today, 1)
  const monday = addDays(today, 7 - weekdays.indexOf(weekdayOf(today)))
  const opening = isOpen(hours, now) ? null : nextOpening(hours, now)
  const wished: (CallbackSlot | null)[] = [
    { code: 'in-30-minutes', at: new Date(now.getTime() + 30 * MINUTE) },
    { code: 'in-2-hours', at: new Date(now.getTime() + 120 * MINUTE) },
    { code: 'this-evening', at: zonedTime(zone, today, EVENING) },
    opening && { code: 'next-opening', at: opening },
    { code: 'tomorrow-morning', at: zonedTime(zone, tomorrow, MORNING) },
    { code: 'tomorrow-afternoon', at: zonedTime(zone, tomorrow, AFTERNOON) },
    nextWorkingDay(hours, tomorrow),
    { code: 'next-monday', at: zonedTime(zone, monday, MORNING) },
  ]
  const seen = new Set<number>()
  return wished
    .filter((slot) => slot !== null)
    .filter(({ at }) => at > now && isOpen(hours, at) && !seen.has(at.getTime()) && seen.add(at.getTime()))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

function nextWorkingDay(hours: OpenHours, tomorrow: string): CallbackSlot | null {
  const morning = zonedTime(hours.zone, tomorrow, MORNING)
  if (isOpen(hours, morning)) return null
  const opening = nextOpening(hours, morning)
  if (!opening) return null
  const elevenThatDay = zonedTime(hours.zone, wallClock(hours.zone, opening).date, MORNING)
  return { code: 'next-working-day', at: isOpen(hours, elevenThatDay) ? elevenThatDay : opening }
}
