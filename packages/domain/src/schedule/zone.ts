import { type Weekday, weekdays } from './settings.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const formatters = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()
const QUARTER = 15 * MINUTE
const OFFSETS_KEPT = 20_000

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(zone, made)
  return made
}

// Zones change their offset only at quarter hours, so one answer serves the quarter; Intl costs microseconds a call.
function offsetAt(zone: string, ms: number): number {
  const slot = Math.floor(ms / QUARTER) * QUARTER
  const key = `${zone} ${slot}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const part: Record<string, number> = {}
  for (const { type, value } of formatterOf(zone).formatToParts(slot)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  const offset = Date.UTC(year, month - 1, day, hour, minute, second) - slot
  if (offsets.size >= OFFSETS_KEPT) offsets.clear()
  offsets.set(key, offset)
  return offset
}

/** The calendar day `YYYY-MM-DD` and the minutes since midnight that a clock on the wall in `zone` shows. */
export function wallClock(zone: string, at: Date): { date: string; minutes: number } {
  const local = at.getTime() + offsetAt(zone, at.getTime())
  const minutes = Math.floor((((local % DAY) + DAY) % DAY) / MINUTE)
  return { date: new Date(local).toISOString().slice(0, 10), minutes }
}

/** The calendar day of an instant in `zone`, as `YYYY-MM-DD`. */
export const dateOf = (zone: string, at: Date): string => wallClock(zone, at).date

const utcOf = (date: string): number => Date.parse(`${date}T00:00:00Z`)

export const addDays = (date: string, days: number): string =>
  new Date(utcOf(date) + days * DAY).toISOString().slice(0, 10)

export const weekdayOf = (date: string): Weekday => weekdays[(new Date(utcOf(date)).getUTCDay() + 6) % 7] ?? 'mon'

/** The instant at which a wall clock in `zone` shows that day and those minutes; in a gap of summer time, the later reading. */
export function zonedTime(zone: string, date: string, minutes: number): Date {
  const local = utcOf(date) + minutes * MINUTE
  const first = local - offsetAt(zone, local)
  const second = local - offsetAt(zone, first)
  if (local - offsetAt(zone, second) === second) return new Date(second)
  return new Date(Math.max(first, second))
}

export const dayStart = (zone: string, at: Date): Date => zonedTime(zone, dateOf(zone, at), 0)

/** The first instant of the next calendar day. */
export const dayEnd = (zone: string, at: Date): Date => zonedTime(zone, addDays(dateOf(zone, at), 1), 0)

/** Minutes since midnight of `HH:mm`, `24:00` included; null when it is no time of day. */
export function minutesOf(time: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(time)
  if (!match) return null
  const minutes = Number(match[1]) * 60 + Number(match[2])
  return Number(match[2]) < 60 && minutes <= 24 * 60 ? minutes : null
}

/** True when Intl knows the zone. */
export function isZone(zone: string): boolean {
  try {
    formatterOf(zone)
    return true
  } catch {
    return false
  }
}
