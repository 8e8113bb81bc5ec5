import type { WorkbookParts } from './workbook-parts.ts'
import { attribute, readXml } from './xml-tokens.ts'

/** Formats every spreadsheet knows by number and shows as a date or a time (ECMA-376, 18.8.30). */
const builtIn = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** By style number, whether a number in that style is shown as a date. */
export async function dateStyles(parts: WorkbookParts, path: string): Promise<boolean[]> {
  const custom = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCells = false
  for await (const _ of readXml(await parts.open(path), (token) => {
    if (token.kind === 'text') return
    if (token.name === 'cellXfs') inCells = token.kind === 'open'
    if (token.kind !== 'open') return
    if (token.name === 'numFmt') {
      const code = attribute(token.attributes, 'formatCode') ?? ''
      custom.set(Number(attribute(token.attributes, 'numFmtId')), isDateFormat(code))
    }
    if (inCells && token.name === 'xf') {
      const id = Number(attribute(token.attributes, 'numFmtId') ?? 0)
      styles.push(custom.get(id) ?? builtIn(id))
    }
  }));
  return styles
}

/** Quoted text, colours and escapes may hold the letters of a date; what is left decides. */
const isDateFormat = (code: string) =>
  /[dmyhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')) && !/general/i.test(code)

const dayMs = 86_400_000

/**
 * A spreadsheet's day number as local date or date-time, without a zone: "2026-04-15", "2026-04-15T09:30:00". Days count from
 * 1899-12-30, which makes up for the 29 February 1900 that never was; or from 1904-01-01. Null outside 1900 to 9999.
 */
export function serialDate(serial: number, from1904: boolean): string | null {
  if (!(serial >= 1 && serial < 2_958_466)) return null
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const iso = new Date(start + Math.round((serial * dayMs) / 1000) * 1000).toISOString()
  return Number.isInteger(serial) ? iso.slice(0, 10) : iso.slice(0, 19)
}
