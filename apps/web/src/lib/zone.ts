/** The organisation's time zone. Everything is stored in UTC and shown, and picked, in this one. */
let zone = 'Asia/Kolkata'

const resets = new Set<() => void>()
/** Ignores a zone that the browser does not know, rather than showing no times at all. */
export function setZone(next: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: next })
  } catch {
    return
  }
  zone = next
  for (const reset of resets) reset()
}
/** Formatters are dear to make: kept until the zone changes. */
export function inZone(options: Intl.DateTimeFormatOptions): () => Intl.DateTimeFormat {
  let made: Intl.DateTimeFormat | null = null
  resets.add(() => {
    made = null
  })
  return () => {
    made ??= new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone })
    return made
  }
}

const fields = inZone({
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const wallClock = (at: number) => {
  const part = Object.fromEntries(
    fields()
      .formatToParts(at)
      .map((p) => [p.type, p.value]),
  )
  return {
    date: `${part.year}-${part.month}-${part.day}`,
    time: `${part.hour}:${part.minute}`,
    second: part.second,
  }
}

/** `2026-11-24` in the organisation's zone. */
export const zonedDay = (at: number | string | Date): string => wallClock(new Date(at).getTime()).date

/** What `<input type="datetime-local">` wants, `2026-11-24T11:00`, for an instant. */
export function toLocalInput(at: number | string | Date): string {
  const { date, time } = wallClock(new Date(at).getTime())
  return `${date}T${time}`
}

/** The instant (ISO, UTC) that a `datetime-local` value means in the organisation's zone; null when it is not one. */
export function fromLocalInput(value: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) return null
  const asUtc = Date.parse(`${value.slice(0, 16)}:00Z`)
  if (Number.isNaN(asUtc)) return null
  const offset = (at: number) => {
    const { date, time, second } = wallClock(at)
    return Date.parse(`${date}T${time}:${second}Z`) - Math.floor(at / 1000) * 1000
  }
  // The offset at the guess may differ from the one at the answer when clocks change in between: ask twice.
  const first = asUtc - offset(asUtc)
  return new Date(asUtc - offset(first)).toISOString()
}
