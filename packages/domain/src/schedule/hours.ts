import {
  type CampaignHours,
  type DayHours,
  type Holiday,
  type ScheduleSettings,
  type Weekday,
  weekdays,
} from './settings.ts'
import { addDays, minutesOf, wallClock, weekdayOf, zonedTime } from './zone.ts'

/** Hours as they hold for one campaign, or for calls without one. Made by `effectiveHours`. */
export type OpenHours = {
  readonly zone: string
  readonly allDay: boolean
  readonly days: Readonly<Record<Weekday, DayHours>>
  readonly holidays: readonly Holiday[]
}

type HoursSettings = Pick<ScheduleSettings, 'zone' | 'callingHours' | 'widestHours' | 'holidays'>

const wholeDay: DayHours = { open: '00:00', close: '24:00' }
const LOOK_AHEAD_DAYS = 400

function clamp(day: DayHours, widest: { open: string; close: string }): DayHours {
  if (!day) return null
  const [, open = day.open] = [day.open, widest.open].sort()
  const [close = day.close] = [day.close, widest.close].sort()
  return open < close ? { open, close } : null
}

/**
 * The hours in which a campaign may call: its own where it names a day, else the organisation's, never beyond the widest.
 * In an all-day workspace only what the campaign names limits it.
 */
export function effectiveHours(settings: HoursSettings, campaign: CampaignHours | null = null): OpenHours {
  const { zone, callingHours, widestHours, holidays } = settings
  const named = campaign?.days ?? {}
  const unlimited = callingHours.allDay
  const days = Object.fromEntries(
    weekdays.map((weekday) => {
      const own = named[weekday]
      const base = unlimited ? wholeDay : callingHours.days[weekday]
      const day = own === undefined ? base : own
      return [weekday, unlimited ? day : clamp(day, widestHours)]
    }),
  ) as Record<Weekday, DayHours>
  const allDay = unlimited && weekdays.every((weekday) => named[weekday] === undefined)
  return { zone, allDay, days, holidays: unlimited ? [] : holidays }
}

/** The opening and closing instants of a calendar day, or null when it is closed. */
export function windowOn(hours: OpenHours, date: string): { open: Date; close: Date } | null {
  const day = hours.allDay ? wholeDay : hours.days[weekdayOf(date)]
  if (!day || (!hours.allDay && hours.holidays.some((holiday) => holiday.date === date))) return null
  const open = minutesOf(day.open)
  const close = minutesOf(day.close)
  if (open === null || close === null || open >= close) return null
  return { open: zonedTime(hours.zone, date, open), close: zonedTime(hours.zone, date, close) }
}

/** Open from the first instant of a window up to, and without, its last. */
export function isOpen(hours: OpenHours, at: Date): boolean {
  if (hours.allDay) return true
  const today = windowOn(hours, wallClock(hours.zone, at).date)
  return today !== null && at >= today.open && at < today.close
}

/** `at` itself when open, else the next opening; null when nothing opens within 400 days. */
export function nextOpening(hours: OpenHours, at: Date): Date | null {
  if (hours.allDay) return at
  let { date } = wallClock(hours.zone, at)
  for (let day = 0; day < LOOK_AHEAD_DAYS; day++) {
    const window = windowOn(hours, date)
    if (window && at < window.close) return at > window.open ? at : window.open
    date = addDays(date, 1)
  }
  return null
}

/** When the window that holds `at` ends; null when it is closed, or when it never closes. */
export function closesAt(hours: OpenHours, at: Date): Date | null {
  if (hours.allDay || !isOpen(hours, at)) return null
  return windowOn(hours, wallClock(hours.zone, at).date)?.close ?? null
}
