const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type TextEncoding = (typeof textEncodings)[number]

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** How a file is to be read, and what was seen on the way. Plain data: it is stored with the import. */
export type FileReading = {
  kind: 'csv' | 'xlsx'
  encoding: TextEncoding | null
  delimiter: Delimiter | null
  sheet: string | null
  /** Every sheet of a workbook, in its order; empty for text. */
  sheets: string[]
  /** The line of the headings as a person counts, from 1; null when the file has none. */
  headingLine: number | null
  /** One per column, unique and never blank: "Name", "Name (2)", "Column 4". */
  headings: string[]
  /** Up to 3 different values per column. */
  samples: string[][]
  /** Columns whose dates say 03/15/2024: the month stands first. */
  monthFirst: number[]
  /** Rows with data below the headings. */
  rows: number
  /** False when a large workbook was not read to its end: `rows` is then an estimate. */
  rowsAreExact: boolean
}

/** One row as the file has it. `line`: where it starts in the text file, or its row in the sheet, from 1. */
export type FileRow = { line: number; cells: string[] }
