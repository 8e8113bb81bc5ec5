const offsetMs = 5.5 * 60 * 60 * 1000

/** `YYYY-MM-DD HH:mm:ss` in India's time, with no zone, as Exotel writes every date of Voice v1. */
export function istTime(epochMs: number): string {
  return new Date(epochMs + offsetMs).toISOString().slice(0, 19).replace('T', ' ')
}

/** What Exotel sends for a date that is not known yet: the epoch, in India's time. */
export const istEpoch = istTime(0)

/** Epoch milliseconds of a naive IST date, or null when it is not one. */
export function parseIstTime(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return null
  const utc = Date.parse(`${text.replace(' ', 'T')}Z`)
  return Number.isNaN(utc) ? null : utc - offsetMs
}
