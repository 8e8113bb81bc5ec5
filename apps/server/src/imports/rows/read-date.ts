import { DateTime } from 'luxon'

export type DateOptions = { zone: string; monthFirst: boolean }

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const time = String.raw`(?:[T,\s]+(\d{1,2})(?::|\.)(\d{2})(?:(?::|\.)(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?)?\s*(Z|UTC|GMT|IST|[+-]\d{2}:?\d{2})?`
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${time}$`, 'i')
const yearLast = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})${time}$`, 'i')
const dayMonth = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})${time}$`,
  'i',
)
const monthDay = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${time}$`,
  'i',
)

/**
 * The instant a cell names, or null. Understands ISO, "15 Apr, 2021 00:03:00", "June 1, 2026", 05/07/2026 (day first unless the column says otherwise
 * or the day could not be), a spreadsheet's day number, and Unix seconds or milliseconds. Without an offset the time is local to `zone`.
 */
export function readDate(text: string, options: DateOptions): Date | null {
  const iso = yearFirst.exec(text)
  if (iso) return build(iso[1], iso[2], iso[3], iso.slice(4), options.zone)
  const numbers = yearLast.exec(text)
  if (numbers) {
    const [a, b] = [Number(numbers[1]), Number(numbers[2])]
    const swap = b > 12 || (options.monthFirst && a <= 12)
    return build(numbers[3], swap ? a : b, swap ? b : a, numbers.slice(4), options.zone)
  }
  const worded = dayMonth.exec(text)
  if (worded) return build(worded[3], monthOf(worded[2]), worded[1], worded.slice(4), options.zone)
  const american = monthDay.exec(text)
  if (american) return build(american[3], monthOf(american[1]), american[2], american.slice(4), options.zone)
  return /^\d+(\.\d+)?$/.test(text) ? numeric(Number(text), options.zone) : null
}

const monthOf = (word: string | undefined) => months.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1

function build(
  y: string | undefined,
  m: unknown,
  d: unknown,
  clock: (string | undefined)[],
  zone: string,
): Date | null {
  const year = Number(y) + ((y ?? '').length === 2 ? 2000 : 0)
  const [month, day] = [Number(m), Number(d)]
  const [h, min = '0', s = '0', half, offset] = clock
  let hour = Number(h ?? 0)
  if (half) hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0)
  if (year < 1950 || year > 2100 || month < 1 || month > 12 || hour > 23 || Number(min) > 59 || Number(s) > 59)
    return null
  const utc = Date.UTC(year, month - 1, day, hour, Number(min), Number(s))
  if (day < 1 || new Date(utc).getUTCDate() !== day) return null
  return new Date(utc - minutesEast(offset, zone, year, month, day) * 60_000)
}

const zoneMinutes = new Map<string, number>()

/** Looking a zone up costs more than all the rest, so each day's offset is kept. */
function minutesEast(offset: string | undefined, zone: string, year: number, month: number, day: number): number {
  const written = /^([+-])(\d{2}):?(\d{2})$/.exec(offset ?? '')
  if (written) return (written[1] === '-' ? -1 : 1) * (Number(written[2]) * 60 + Number(written[3]))
  if (offset && /^(z|utc|gmt)$/i.test(offset)) return 0
  const key = `${zone} ${year}-${month}-${day}`
  let minutes = zoneMinutes.get(key)
  if (minutes === undefined) {
    if (zoneMinutes.size > 20_000) zoneMinutes.clear()
    minutes = DateTime.fromObject(
      { year, month, day, hour: 12 },
      { zone: /^ist$/i.test(offset ?? '') ? 'Asia/Kolkata' : zone },
    ).offset
    zoneMinutes.set(key, minutes)
  }
  return minutes
}

/** Day numbers of 1982 to 2064; seconds and milliseconds from 2001 on. */
function numeric(number: number, zone: string): Date | null {
  if (number >= 30_000 && number < 60_000) {
    const local = new Date(Date.UTC(1899, 11, 30) + Math.round(number * 86_400) * 1000)
    const east = minutesEast(undefined, zone, local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate())
    return new Date(local.getTime() - east * 60_000)
  }
  if (number >= 1e9 && number < 4e9) return new Date(number * 1000)
  return number >= 1e12 && number < 4e12 ? new Date(number) : null
}
