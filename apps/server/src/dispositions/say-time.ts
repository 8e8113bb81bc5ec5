import { addDays, dateOf } from '@telehub/domain'

const formatters = new Map<string, Intl.DateTimeFormat>()

const format = (zone: string, at: Date, options: Intl.DateTimeFormatOptions): string => {
  const key = `${zone} ${Object.keys(options).join()}`
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone })
  formatters.set(key, formatter)
  return formatter.format(at)
}

/** `today at 14:30`, `tomorrow at 11:00`, `on Fri, 27 Nov at 11:00`; with the year when it is another one. */
export const sayTime = (at: Date, { zone, now }: { zone: string; now: Date }): string => {
  const time = format(zone, at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const today = dateOf(zone, now)
  const day = dateOf(zone, at)
  if (day === today) return `today at ${time}`
  if (day === addDays(today, 1)) return `tomorrow at ${time}`
  const date = format(zone, at, { weekday: 'short', day: 'numeric', month: 'short' })
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`
  return `on ${date}${year} at ${time}`
}
