import type { FileRow } from './file-reading.ts'
import { FileRefused } from './file-refused.ts'
import type { ReadingLimits } from './limits.ts'
import type { Sheet, Workbook } from './workbook.ts'
import { serialDate } from './workbook-dates.ts'
import { attribute, readXml, type XmlToken } from './xml-tokens.ts'

/**
 * The rows of a sheet in pieces, blank ones left out. Numbers come with all their digits, whatever their display; dates as ISO text; a formula as
 * the value it had when the file was saved. Throws FileRefused.
 */
export async function* sheetRows(book: Workbook, sheet: Sheet, limits: ReadingLimits): AsyncGenerator<FileRow[]> {
  const collector = new SheetCollector(book, limits)
  try {
    for await (const _ of readXml(await book.parts.open(sheet.path), (token) => collector.take(token))) {
      if (collector.rows.length > 0) yield collector.rows.splice(0)
    }
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('corrupt-workbook')
  }
}

class SheetCollector {
  readonly rows: FileRow[] = []
  readonly #book: Workbook
  readonly #limits: ReadingLimits
  #line = 0
  #cells: string[] = []
  #column = -1
  #type = 'n'
  #style = 0
  #value = ''
  #collecting = false
  #phonetic = false

  constructor(book: Workbook, limits: ReadingLimits) {
    this.#book = book
    this.#limits = limits
  }

  take(token: XmlToken) {
    if (token.kind === 'text') {
      if (this.#collecting && !this.#phonetic) this.#value += token.text
    } else if (token.kind === 'open') this.#open(token.name, token.attributes, token.empty)
    else this.#close(token.name)
  }

  #open(name: string, attributes: string, empty: boolean) {
    if (name === 'v' || name === 't') this.#collecting = !empty
    else if (name === 'rPh') this.#phonetic = !empty
    else if (name === 'c') {
      const place = attribute(attributes, 'r')
      this.#column = place ? columnOf(place) : this.#column + 1
      this.#type = attribute(attributes, 't') ?? 'n'
      this.#style = Number(attribute(attributes, 's') ?? 0)
      this.#value = ''
    } else if (name === 'row') {
      this.#line = Number(attribute(attributes, 'r') ?? this.#line + 1)
      this.#cells = []
      this.#column = -1
    }
  }

  #close(name: string) {
    if (name === 'v' || name === 't') this.#collecting = false
    else if (name === 'rPh') this.#phonetic = false
    else if (name === 'c') {
      const text = this.#text()
      if (text === '') return
      if (this.#column >= this.#limits.columns) {
        throw new FileRefused('too-many-columns', `The limit is ${this.#limits.columns}.`)
      }
      while (this.#cells.length < this.#column) this.#cells.push('')
      this.#cells[this.#column] = text
    } else if (name === 'row' && this.#cells.some((cell) => cell.trim() !== '')) {
      this.rows.push({ line: this.#line, cells: this.#cells })
    }
  }

  #text(): string {
    const value = this.#value
    switch (this.#type) {
      case 's':
        return this.#book.strings[Number(value)] ?? ''
      case 'b':
        return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : ''
      case 'n':
        return this.#number(value)
      case 'd':
        return value
      default:
        return value.slice(0, this.#limits.cellChars)
    }
  }

  #number(value: string): string {
    if (value === '') return ''
    const number = Number(value)
    if (!Number.isFinite(number)) return value
    if (this.#book.dates[this.#style]) return serialDate(number, this.#book.from1904) ?? value
    return Number.isSafeInteger(number) ? String(number) : /e/i.test(value) ? String(number) : value
  }
}

/** "C7" is column 2. */
function columnOf(place: string): number {
  let column = 0
  for (let at = 0; at < place.length; at++) {
    const code = place.charCodeAt(at)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}
