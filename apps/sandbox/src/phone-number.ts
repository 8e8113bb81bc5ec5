/** The ten national digits of an Indian number typed in any usual way (+91, 0091, 91, 0 or bare), or null. */
export function nationalDigits(text: string): string | null {
  const digits = text.replace(/[\s().+-]/g, '')
  if (!/^\d{10,14}$/.test(digits)) return null
  const match = /^(?:0091|91|0)?([1-9]\d{9})$/.exec(digits)
  return match?.[1] ?? null
}

/** `0XXXXXXXXXX`, the shape in which Exotel v1 echoes every number. */
export function trunkNumber(national: string): string {
  return `0${national}`
}
