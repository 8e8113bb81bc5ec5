const istOffsetMs = 5.5 * 3_600_000
const naive = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/
const zoned = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/

/**
 * A time of Voice v1, which is written in India's time without a zone. Null for anything that is no time, and for the
 * epoch, which Exotel writes for "not yet" (`1970-01-01 05:30:00`).
 */
export const readTime = (text: string | undefined): Date | null => {
  if (!text) return null
  const at = naive.test(text)
    ? Date.parse(`${text.replace(' ', 'T')}Z`) - istOffsetMs
    : zoned.test(text)
      ? Date.parse(text)
      : Number.NaN
  return Number.isNaN(at) || new Date(at).getUTCFullYear() < 2000 ? null : new Date(at)
}

/** `YYYY-MM-DD HH:mm:ss` in India's time, as Exotel's filters take it. */
export const writeTime = (at: Date): string =>
  new Date(at.getTime() + istOffsetMs).toISOString().slice(0, 19).replace('T', ' ')
