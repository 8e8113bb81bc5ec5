import { FileRefused } from './file-refused.ts'
import type { ReadingLimits } from './limits.ts'
import { dateStyles } from './workbook-dates.ts'
import { openParts, targetPath, type WorkbookParts } from './workbook-parts.ts'
import { attribute, readXml, type XmlToken } from './xml-tokens.ts'

export type Sheet = { name: string; path: string; hidden: boolean }
export type Workbook = {
  parts: WorkbookParts
  sheets: Sheet[]
  /** Texts that cells name by number. */
  strings: string[]
  /** By style number: true where a number is a date. */
  dates: boolean[]
  from1904: boolean
}

/** Opens an XLSX package and reads all but its sheets. The caller closes `parts`. Throws FileRefused. */
export async function openWorkbook(path: string, limits: ReadingLimits): Promise<Workbook> {
  const parts = await openParts(path, limits)
  try {
    const main = (await relationships(parts, '', '_rels/.rels')).find((rel) => rel.type.endsWith('/officeDocument'))
    if (!main || !/\.xml$/.test(main.target)) throw new FileRefused('open-document')
    const links = await relationships(parts, main.target, relsOf(main.target))
    const { sheets, from1904 } = await sheetList(parts, main.target, links)
    const strings = links.find((rel) => rel.type.endsWith('/sharedStrings'))
    const styles = links.find((rel) => rel.type.endsWith('/styles'))
    return {
      parts,
      sheets,
      from1904,
      strings: strings ? await sharedStrings(parts, strings.target, limits) : [],
      dates: styles ? await dateStyles(parts, styles.target) : [],
    }
  } catch (error) {
    parts.close()
    throw error instanceof FileRefused ? error : new FileRefused('corrupt-workbook')
  }
}

type Relationship = { id: string; type: string; target: string }

const relsOf = (part: string) => part.replace(/([^/]+)$/, '_rels/$1.rels')

async function relationships(parts: WorkbookParts, owner: string, path: string): Promise<Relationship[]> {
  const found: Relationship[] = []
  if (!parts.has(path)) return found
  await each(parts, path, (token) => {
    if (token.kind !== 'open' || token.name !== 'Relationship') return
    const target = attribute(token.attributes, 'Target') ?? ''
    found.push({
      id: attribute(token.attributes, 'Id') ?? '',
      type: attribute(token.attributes, 'Type') ?? '',
      target: targetPath(owner, target),
    })
  })
  return found
}

async function sheetList(parts: WorkbookParts, path: string, links: Relationship[]) {
  const sheets: Sheet[] = []
  let from1904 = false
  let isWorkbook = false
  await each(parts, path, (token) => {
    if (token.kind !== 'open') return
    if (token.name === 'workbook') isWorkbook = true
    if (token.name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(token.attributes, 'date1904') ?? '')
    if (token.name !== 'sheet') return
    const id = /\s\w+:id=["']([^"']+)/.exec(token.attributes)?.[1]
    const link = links.find((rel) => rel.id === id)
    if (!link?.type.endsWith('/worksheet')) return
    const state = attribute(token.attributes, 'state') ?? 'visible'
    sheets.push({ name: attribute(token.attributes, 'name') ?? '', path: link.target, hidden: state !== 'visible' })
  })
  if (!isWorkbook) throw new FileRefused('open-document')
  if (sheets.length === 0) throw new FileRefused('corrupt-workbook')
  return { sheets, from1904 }
}

async function sharedStrings(parts: WorkbookParts, path: string, limits: ReadingLimits): Promise<string[]> {
  if (parts.size(path) > limits.sharedStringBytes) throw new FileRefused('zip-bomb')
  const strings: string[] = []
  let text: string | null = null
  let inside = false
  let phonetic = false
  await each(parts, path, (token) => {
    if (token.kind === 'text') {
      if (inside && !phonetic) text += token.text
    } else if (token.name === 'si') {
      if (token.kind === 'open') text = ''
      if (token.kind === 'close' || token.empty) {
        strings.push((text ?? '').slice(0, limits.cellChars))
        text = null
      }
    } else if (token.name === 't') inside = text !== null && token.kind === 'open' && !token.empty
    else if (token.name === 'rPh') phonetic = token.kind === 'open' && !token.empty
  })
  return strings
}

async function each(parts: WorkbookParts, path: string, take: (token: XmlToken) => void) {
  for await (const _ of readXml(await parts.open(path), take));
}
