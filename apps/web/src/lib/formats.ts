import { t } from './i18n.ts'
import { inZone, zonedDay } from './zone.ts'

type Instant = string | number | Date
const ms = (at: Instant) => (typeof at === 'number' ? at : new Date(at).getTime())

const weekday = inZone({ weekday: 'short' })
const dayMonth = inZone({ day: 'numeric', month: 'short' })
const dayMonthYear = inZone({ day: 'numeric', month: 'short', year: 'numeric' })
const clock = inZone({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

const dayMs = 86_400_000
const fixSept = (text: string) => text.replace('Sept', 'Sep')

/** `11:00` */
export const formatTime = (at: Instant) => clock().format(ms(at))

/** `Tue 24 Nov`, with the year when it is another one. */
export function formatDate(at: Instant, now: number = Date.now()): string {
  const sameYear = zonedDay(at).slice(0, 4) === zonedDay(now).slice(0, 4)
  const date = sameYear ? dayMonth().format(ms(at)) : dayMonthYear().format(ms(at))
  return fixSept(`${weekday().format(ms(at))} ${date}`)
}

/** `Tue 24 Nov, 11:00` */
export const formatDateTime = (at: Instant, now: number = Date.now()) => `${formatDate(at, now)}, ${formatTime(at)}`

/** `today 16:00`, `tomorrow 11:00`, else `Tue 24 Nov, 11:00`. */
export function formatDay(at: Instant, now: number = Date.now()): string {
  const day = zonedDay(at)
  if (day === zonedDay(now)) return t('time.today', { time: formatTime(at) })
  if (day === zonedDay(now + dayMs)) return t('time.tomorrow', { time: formatTime(at) })
  return formatDateTime(at, now)
}

/** `4 min`, `2 h`, `3 d`: the size of a span in one unit, rounded down, at least a minute. */
export function formatSpan(spanMs: number): string {
  const minutes = Math.max(1, Math.floor(Math.abs(spanMs) / 60_000))
  if (minutes < 60) return t('time.minutes', { n: minutes })
  if (minutes < 24 * 60) return t('time.hours', { n: Math.floor(minutes / 60) })
  return t('time.days', { n: Math.floor(minutes / 1440) })
}

/** The same of what has gone on since then: `just now` in its first minute. */
export const formatSince = (since: Instant, now: number): string =>
  now - ms(since) < 60_000 ? t('time.justNow') : formatSpan(now - ms(since))

/** `in 4 min`, `2 h ago`, `now` within a day of `now`; the date and time beyond. */
export function formatWhen(at: Instant, now: number = Date.now()): string {
  const ahead = ms(at) - now
  if (Math.abs(ahead) >= dayMs) return formatDateTime(at, now)
  if (Math.abs(ahead) < 60_000) return t('time.now')
  return ahead > 0 ? t('time.in', { span: formatSpan(ahead) }) : t('time.ago', { span: formatSpan(ahead) })
}

/** `03:41`, or `1:02:03` from an hour on. Takes milliseconds; below zero counts as zero. */
export function formatDuration(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

const rupees = new Intl.NumberFormat('en-IN', { style: 'currency', currency: 'INR', maximumFractionDigits: 0 })
const counts = new Intl.NumberFormat('en-IN')
const percents = new Intl.NumberFormat('en-IN', { style: 'percent', maximumFractionDigits: 0 })

/** `₹1,50,000` */
export const formatMoney = (inr: number) => rupees.format(inr)
/** `4,912`, grouped as in India. */
export const formatCount = (n: number) => counts.format(n)
/** `42%` of a share between 0 and 1. */
export const formatPercent = (share: number) => percents.format(share)

const sizes = ['B', 'kB', 'MB', 'GB'] as const
/** `8.4 MB` */
export function formatBytes(bytes: number): string {
  const step = Math.min(sizes.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** step
  return `${value >= 100 || step === 0 ? Math.round(value) : value.toFixed(1)} ${sizes[step]}`
}

/** An E.164 number in groups one can read out: `+91 98200 12345`. A masked or foreign one keeps its shape. */
export function formatPhone(phone: string): string {
  const indian = /^\+91([\d•*x]{5})([\d•*x]{5})$/i.exec(phone)
  if (indian) return `+91 ${indian[1]} ${indian[2]}`
  const american = /^\+1([\d•*x]{3})([\d•*x]{3})([\d•*x]{4})$/i.exec(phone)
  if (american) return `+1 ${american[1]} ${american[2]} ${american[3]}`
  return phone
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })
/** `Marathi` for `mr`; the code itself when it is unknown. */
export function formatLanguage(code: string): string {
  try {
    return languageNames.of(code) ?? code
  } catch {
    return code
  }
}

/** Up to two letters for a face without a picture. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = words[0]
  const last = words.length > 1 ? words.at(-1) : undefined
  return [first, last]
    .map((word) => (word ? [...word][0] : ''))
    .join('')
    .toUpperCase()
}
