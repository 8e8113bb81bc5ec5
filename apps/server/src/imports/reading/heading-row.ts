import { isKnownHeading } from '../headings/recognise.ts'
import type { FileRow } from './file-reading.ts'

const furthest = 25

/** A cell no heading is made of: a number, a phone, an e-mail address, a date, or a long text. */
const isData = (cell: string) =>
  /^[\s+\-().,:/₹$'\d]*\d[\s+\-().,:/₹$'\d]*$/.test(cell) || /\S@\S+\.\S/.test(cell) || cell.length > 100

const filled = (row: FileRow) => row.cells.filter((cell) => cell.trim() !== '')

/**
 * The index of the heading row among the first rows, or -1 when data starts at once. Title rows above it are met in reports
 * ("Lead form submissions report"); they have one or two cells where the table has many.
 */
export function findHeadingRow(rows: readonly FileRow[]): number {
  const first = rows.slice(0, furthest)
  const widths = rows.map((row) => filled(row).length).filter((width) => width > 0)
  if (widths.length === 0) return -1
  const usual = median(widths)
  let best = -1
  let bestScore = 0
  for (const [index, row] of first.entries()) {
    const cells = filled(row)
    if (cells.length === 0) continue
    const data = cells.filter(isData).length
    const known = cells.filter(isKnownHeading).length
    if (data > cells.length * 0.2 || known === 0) continue
    if (usual > 2 && cells.length < Math.min(usual, 4) * 0.5) continue
    const score = known - data * 2 + Math.min(cells.length, usual) * 0.1
    if (score > bestScore + 0.5 || (best === -1 && score > 0)) {
      best = index
      bestScore = score
    }
  }
  if (best !== -1) return best
  return looksUnlike(first, usual)
}

/** No word is known: a first full row without any data, over columns that have data, is still a heading row. */
function looksUnlike(rows: readonly FileRow[], usual: number): number {
  const index = rows.findIndex((row) => filled(row).length >= Math.max(1, usual * 0.6))
  const row = rows[index]
  if (!row) return -1
  const cells = filled(row)
  if (cells.some(isData) || new Set(cells.map((cell) => cell.trim().toLowerCase())).size < cells.length) return -1
  const below = rows.slice(index + 1)
  const unlike = row.cells.some((cell, column) => {
    const values = below.map((other) => other.cells[column]?.trim() ?? '').filter((value) => value !== '')
    return cell.trim() !== '' && values.length > 0 && values.filter(isData).length >= values.length * 0.5
  })
  return unlike ? index : -1
}

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
