import { normaliseHeading } from '../headings/normalise.ts'
import type { Import } from '../import-row.ts'
import type { FileRow } from '../reading/file-reading.ts'
import type { ReadingLimits } from '../reading/limits.ts'
import { readDataRows } from '../reading/read-rows.ts'
import type { RowRead } from '../rows/lead-row.ts'
import { makeLeadReader } from '../rows/read-lead.ts'

/** The rows of an import's file from a row number on, in pieces of `size` and a last one that may be shorter. */
export async function* piecesFrom(
  path: string,
  from: Pick<Import, 'reading'>,
  options: { after: number; size: number; limits: ReadingLimits },
): AsyncGenerator<{ firstNumber: number; rows: FileRow[] }> {
  let skip = options.after
  let firstNumber = options.after + 1
  let rows: FileRow[] = []
  for await (const some of readDataRows(path, from.reading, options.limits)) {
    if (skip >= some.length) {
      skip -= some.length
      continue
    }
    for (let index = skip; index < some.length; index++) {
      rows.push(some[index] as FileRow)
      if (rows.length < options.size) continue
      yield { firstNumber, rows }
      firstNumber += rows.length
      rows = []
    }
    skip = 0
  }
  if (rows.length > 0) yield { firstNumber, rows }
}

/** The reader of an import's rows, by its mapping. */
export function readerOf(
  from: Pick<Import, 'reading' | 'mapping'>,
  zone: string,
): (cells: readonly string[]) => RowRead {
  const idColumn = from.mapping.columns.find((column) => column.field === 'externalId')
  return makeLeadReader(from.mapping.columns, {
    externalSystem: from.mapping.layout ?? `list: ${normaliseHeading(idColumn?.heading ?? 'id')}`,
    monthFirst: from.reading.monthFirst,
    zone,
  })
}
