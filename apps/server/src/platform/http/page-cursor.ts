import { Refusal } from '../refusal.ts'

/** The sort values of a page's last row, as the opaque text a client sends back for the next page. */
export const formatPageCursor = (values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** The values of a cursor made by `formatPageCursor`; null without one. Refuses (`invalid-input`) any other text. */
export const parsePageCursor = <T extends readonly ('string' | 'number' | 'instant')[]>(
  text: string | undefined,
  kinds: T,
): { [I in keyof T]: T[I] extends 'number' ? number : T[I] extends 'instant' ? Date : string } | null => {
  if (!text) return null
  const values = decode(text)
  if (!Array.isArray(values) || values.length !== kinds.length) throw notACursor()
  return kinds.map((kind, i) => read(kind, values[i])) as never
}

const notACursor = () => new Refusal('invalid-input', 'query.cursor: is not a cursor of this list')

const decode = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    throw notACursor()
  }
}

const read = (kind: 'string' | 'number' | 'instant', value: unknown): string | number | Date => {
  if (kind === 'number' && typeof value === 'number' && Number.isSafeInteger(value)) return value
  if (kind === 'string' && typeof value === 'string' && !value.includes('\u0000')) return value
  if (kind === 'instant' && typeof value === 'string') {
    const at = new Date(value)
    const year = at.getUTCFullYear()
    if (year >= 0 && year < 10_000) return at
  }
  throw notACursor()
}
