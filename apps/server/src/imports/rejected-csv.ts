import type { Queryable } from '../platform/db/db.ts'
import { addedHeadings } from './headings/normalise.ts'
import type { Import } from './import-row.ts'
import { readLedger } from './ledger.ts'
import { reasonSentence } from './rows/reasons.ts'

/**
 * The rejected rows as CSV in pieces, with the file's own columns first, so that the corrected file maps as the first did, then its line and the reason. A spreadsheet must
 * not run a cell of a stranger: what starts like a formula gets an apostrophe in front, which an import takes off again.
 */
export async function* rejectedCsv(db: Queryable, of: Import): AsyncGenerator<string> {
  const { headings } = of.reading
  yield `\ufeff${csvLine([...headings, ...addedHeadings])}`
  let after = 0
  for (;;) {
    const rows = await readLedger(db, of.id, { outcomes: ['rejected'], after, limit: 2000 })
    const last = rows.at(-1)
    if (!last) return
    yield rows
      .map((row) => {
        const cells = (row.cells as string[] | null) ?? []
        // Cells beyond the headings stand in the last column, for another column would shift what is added here.
        const own = headings.map((_, index) => cells[index] ?? '')
        const extra = cells.slice(headings.length).filter((cell) => cell.trim() !== '')
        const last = headings.length - 1
        if (extra.length > 0 && last >= 0) own[last] = [own[last] ?? '', ...extra].join(' ')
        return csvLine([...own, String(row.line), reasonSentence(row.reason ?? '')])
      })
      .join('')
    after = last.row_number
  }
}

const csvLine = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(cell: string): string {
  const safe = /^\s*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
