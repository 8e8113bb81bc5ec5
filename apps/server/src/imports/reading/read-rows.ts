import { DelimitedRows } from './delimited.ts'
import { readText } from './encoding.ts'
import type { FileReading, FileRow } from './file-reading.ts'
import { FileRefused } from './file-refused.ts'
import { defaultLimits, type ReadingLimits } from './limits.ts'
import { sheetRows } from './sheet-rows.ts'
import { openWorkbook, type Workbook } from './workbook.ts'

/** Where rows are: all that is needed to read a file again. */
export type RowSource = Pick<FileReading, 'kind' | 'encoding' | 'delimiter' | 'sheet'>

const isBlank = (row: FileRow) => row.cells.every((cell) => cell.trim() === '')

/** Every row that is not blank, in pieces, headings and titles included. */
export async function* readAllRows(path: string, source: RowSource, limits: ReadingLimits): AsyncGenerator<FileRow[]> {
  if (source.kind === 'csv') yield* textRows(path, source, limits)
  else {
    const book = await openWorkbook(path, limits)
    try {
      yield* sheetRows(book, sheetNamed(book, source.sheet), limits)
    } finally {
      book.parts.close()
    }
  }
}

async function* textRows(path: string, source: RowSource, limits: ReadingLimits): AsyncGenerator<FileRow[]> {
  const rows = new DelimitedRows(source.delimiter ?? ',')
  for await (const text of readText(path, source.encoding ?? 'utf-8')) yield clean(rows.push(text), limits)
  yield clean(rows.end(), limits)
}

function clean(rows: FileRow[], limits: ReadingLimits): FileRow[] {
  const kept: FileRow[] = []
  for (const row of rows) {
    if (isBlank(row)) continue
    if (row.cells.length > limits.columns) dropBlankEnd(row.cells)
    if (row.cells.length > limits.columns) {
      throw new FileRefused(
        'too-many-columns',
        `Line ${row.line} has ${row.cells.length}, and the limit is ${limits.columns}.`,
      )
    }
    for (const [index, cell] of row.cells.entries()) {
      if (cell.length > limits.cellChars) row.cells[index] = cell.slice(0, limits.cellChars)
    }
    kept.push(row)
  }
  return kept
}

function dropBlankEnd(cells: string[]) {
  while (cells.length > 0 && cells.at(-1)?.trim() === '') cells.pop()
}

function sheetNamed(book: Workbook, name: string | null) {
  const sheet = book.sheets.find((other) => other.name === name)
  if (!sheet) throw new FileRefused('no-such-sheet')
  return sheet
}

/** The rows with data below the headings, one by one, as `inspectFile` found the file to be. Throws FileRefused. */
export async function* readRows(
  path: string,
  reading: FileReading,
  limits: ReadingLimits = defaultLimits,
): AsyncGenerator<FileRow> {
  for await (const rows of readDataRows(path, reading, limits)) yield* rows
}

/** The same in pieces, for whoever reads a million. */
export async function* readDataRows(
  path: string,
  reading: FileReading,
  limits: ReadingLimits = defaultLimits,
): AsyncGenerator<FileRow[]> {
  const from = reading.headingLine ?? 0
  for await (const rows of readAllRows(path, reading, limits)) {
    if (rows.length === 0) continue
    yield (rows[0] as FileRow).line > from ? rows : rows.filter((row) => row.line > from)
  }
}
