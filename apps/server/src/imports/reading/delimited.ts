import type { FileRow } from './file-reading.ts'

/** A quote that is not closed within this many characters was never meant to open a cell. */
const longestQuoted = 256 * 1024

/**
 * Splits delimited text into rows, fed in pieces of any size. Cells may be quoted (`""` is a quote), hold line breaks, and rows end
 * in LF, CR or CRLF. A quote that never closes is taken as a plain character, so one typing mistake costs one cell and not the rest
 * of the file. Blank lines give a row of one blank cell. `line` counts line breaks, those inside cells too.
 */
export class DelimitedRows {
  #buffer = ''
  #line = 1
  readonly #delimiter: string

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  push(text: string): FileRow[] {
    this.#buffer += text
    return this.#take(false)
  }

  end(): FileRow[] {
    const rows = this.#take(true)
    this.#buffer = ''
    return rows
  }

  #take(last: boolean): FileRow[] {
    const rows: FileRow[] = []
    const buffer = this.#buffer
    let at = 0
    // Kept between rows: searching again from every row would make a file without LF or without quotes quadratic.
    let lf = -1
    let cr = -1
    let quote = -1
    while (at < buffer.length) {
      if (lf < at) lf = find(buffer, '\n', at)
      if (cr < at) cr = find(buffer, '\r', at)
      if (quote < at) quote = find(buffer, '"', at)
      const end = Math.min(lf, cr)
      if (quote > end) {
        if (end === buffer.length && !last) break
        // A CR at the very end of a piece may be half of a CRLF.
        if (end === cr && end === buffer.length - 1 && !last) break
        rows.push({ line: this.#line, cells: buffer.slice(at, end).split(this.#delimiter) })
        if (end < buffer.length) this.#line++
        at = end === cr && lf === end + 1 ? end + 2 : end + 1
        continue
      }
      const row = this.#quotedRow(buffer, at, last)
      if (row === null) break
      rows.push({ line: this.#line, cells: row.cells })
      this.#line += row.breaks
      at = row.next
    }
    this.#buffer = at === 0 ? buffer : buffer.slice(at)
    return rows
  }

  /** The slow way, for a row with a quote in it. Null when the buffer does not hold all of it yet. */
  #quotedRow(buffer: string, start: number, last: boolean) {
    const cells: string[] = []
    let at = start
    let breaks = 0
    for (;;) {
      let cell = ''
      if (buffer[at] === '"') {
        const quoted = closeQuote(buffer, at, last)
        if (quoted === 'more') return null
        if (quoted !== 'open') {
          cell = quoted.text
          breaks += countBreaks(cell)
          at = quoted.next
        }
      }
      let end = at
      while (end < buffer.length) {
        const char = buffer[end] as string
        if (char === this.#delimiter || char === '\n' || char === '\r') break
        end++
      }
      if (end === buffer.length && !last) return null
      cells.push(cell + buffer.slice(at, end))
      const stop = buffer[end]
      if (stop === this.#delimiter) {
        at = end + 1
        continue
      }
      if (stop === '\r' && end === buffer.length - 1 && !last) return null
      if (stop !== undefined) breaks++
      return { cells, breaks, next: stop === '\r' && buffer[end + 1] === '\n' ? end + 2 : end + 1 }
    }
  }
}

const find = (text: string, char: string, from: number) => {
  const at = text.indexOf(char, from)
  return at === -1 ? text.length : at
}

function closeQuote(buffer: string, open: number, last: boolean) {
  let text = ''
  let from = open + 1
  for (;;) {
    const close = buffer.indexOf('"', from)
    if (close === -1 || close - open > longestQuoted) {
      return last || buffer.length - open > longestQuoted ? ('open' as const) : ('more' as const)
    }
    if (close === buffer.length - 1 && !last) return 'more' as const
    text += buffer.slice(from, close)
    if (buffer[close + 1] !== '"') return { text, next: close + 1 }
    text += '"'
    from = close + 2
  }
}

const countBreaks = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0
