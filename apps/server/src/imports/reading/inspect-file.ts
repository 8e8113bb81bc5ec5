import { detectDelimiter } from './delimiter.ts'
import { detectEncoding, readText } from './encoding.ts'
import type { FileReading, FileRow } from './file-reading.ts'
import { FileRefused } from './file-refused.ts'
import { findHeadingRow } from './heading-row.ts'
import { fileKind } from './kind.ts'
import { defaultLimits, type ReadingLimits } from './limits.ts'
import { type RowSource, readAllRows } from './read-rows.ts'
import { sheetRows } from './sheet-rows.ts'
import { openWorkbook } from './workbook.ts'

export type InspectOptions = {
  limits?: ReadingLimits
  /** Another sheet than the first one with data. */
  sheet?: string
  /** Another heading line than the one found; null: the file has none. */
  headingLine?: number | null
}

const sampleRows = 200
/** A workbook is read this far on upload; text always to its end. */
const workbookRows = 20_000

/** Finds out how a file is to be read. Reads text to its end once, a workbook as far as needed. Throws FileRefused. */
export async function inspectFile(path: string, options: InspectOptions = {}): Promise<FileReading> {
  const limits = options.limits ?? defaultLimits
  const kind = await fileKind(path, limits)
  const found = kind === 'zip' ? await workbookSource(path, options, limits) : await textSource(path)
  const first: FileRow[] = []
  let rows = 0
  let lastLine = 0
  let rowsAreExact = true
  for await (const piece of readAllRows(path, found.source, limits)) {
    for (const row of piece) if (first.length < sampleRows) first.push(row)
    rows += piece.length
    lastLine = piece.at(-1)?.line ?? lastLine
    if (kind === 'zip' && rows >= workbookRows) {
      rowsAreExact = false
      break
    }
  }
  const heading = headingIndex(first, options.headingLine)
  const data = first.slice(heading + 1)
  if (data.length === 0 || (rows === 1 && !/\d{6}/.test(first[0]?.cells.join(' ') ?? '')))
    throw new FileRefused('no-rows')
  const columns = usedColumns(heading === -1 ? first : first.slice(heading))
  return {
    ...found.source,
    sheets: found.sheets,
    headingLine: first[heading]?.line ?? null,
    headings: uniqueHeadings(first[heading]?.cells ?? [], columns),
    samples: samples(data, columns),
    monthFirst: monthFirst(data, columns),
    rows: rowsAreExact ? rows - heading - 1 : Math.max(rows, found.lastLine - lastLine + rows) - heading - 1,
    rowsAreExact,
  }
}

async function textSource(path: string): Promise<{ source: RowSource; sheets: string[]; lastLine: number }> {
  const encoding = await detectEncoding(path)
  let start = ''
  for await (const text of readText(path, encoding)) {
    start += text
    if (start.length > 128 * 1024) break
  }
  return { source: { kind: 'csv', encoding, delimiter: detectDelimiter(start), sheet: null }, sheets: [], lastLine: 0 }
}

/** The sheet asked for, or the first visible one with data; its declared last row serves as the estimate of a long one. */
async function workbookSource(path: string, options: InspectOptions, limits: ReadingLimits) {
  const book = await openWorkbook(path, limits)
  try {
    const sheets = book.sheets.map((sheet) => sheet.name)
    const candidates = options.sheet
      ? book.sheets.filter((sheet) => sheet.name === options.sheet)
      : book.sheets.filter((sheet) => !sheet.hidden)
    if (options.sheet && candidates.length === 0) throw new FileRefused('no-such-sheet')
    for (const sheet of candidates) {
      for await (const rows of sheetRows(book, sheet, limits)) {
        if (rows.length === 0) continue
        const bytesPerRow = 60 * Math.max(1, rows[0]?.cells.length ?? 1)
        const lastLine = Math.floor(book.parts.size(sheet.path) / bytesPerRow)
        return {
          source: { kind: 'xlsx', encoding: null, delimiter: null, sheet: sheet.name } as RowSource,
          sheets,
          lastLine,
        }
      }
    }
    throw new FileRefused('no-rows')
  } finally {
    book.parts.close()
  }
}

function headingIndex(first: readonly FileRow[], wanted: number | null | undefined): number {
  if (wanted === undefined) return findHeadingRow(first)
  if (wanted === null) return -1
  const index = first.findIndex((row) => row.line >= wanted)
  if (index === -1) throw new FileRefused('no-rows')
  return index
}

/** Up to the last column with a heading or with data in the first rows: blank columns at the end are no columns. */
const usedColumns = (rows: readonly FileRow[]) =>
  Math.max(...rows.map((row) => row.cells.findLastIndex((cell) => cell.trim() !== '') + 1))

function uniqueHeadings(cells: readonly string[], columns: number): string[] {
  const seen = new Map<string, number>()
  return Array.from({ length: columns }, (_, index) => {
    const heading = (cells[index] ?? '').replace(/\s+/g, ' ').trim().slice(0, 120) || `Column ${index + 1}`
    const times = (seen.get(heading.toLowerCase()) ?? 0) + 1
    seen.set(heading.toLowerCase(), times)
    return times === 1 ? heading : `${heading} (${times})`
  })
}

const samples = (rows: readonly FileRow[], columns: number) =>
  Array.from({ length: columns }, (_, index) => {
    const values = new Set<string>()
    for (const row of rows) {
      const value = row.cells[index]?.trim() ?? ''
      if (value !== '') values.add(value.length > 80 ? `${value.slice(0, 79)}…` : value)
      if (values.size === 3) break
    }
    return [...values]
  })

/** 03/15/2024 can only be a March date; every date of that column is then read with the month first. */
const monthFirst = (rows: readonly FileRow[], columns: number) =>
  Array.from({ length: columns }, (_, index) => index).filter((index) => {
    const dates = rows.map((row) => /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b/.exec(row.cells[index] ?? ''))
    return dates.some((date) => date && Number(date[2]) > 12) && !dates.some((date) => date && Number(date[1]) > 12)
  })
