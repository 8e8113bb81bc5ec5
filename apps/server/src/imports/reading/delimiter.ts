import { DelimitedRows } from './delimited.ts'
import { type Delimiter, delimiters } from './file-reading.ts'

/**
 * The delimiter that splits the text into the most regular table: many rows of one width above 1. Comma when nothing splits it (one column
 * is a table too).
 */
export function detectDelimiter(text: string): Delimiter {
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of delimiters) {
    const parser = new DelimitedRows(delimiter)
    const widths = [...parser.push(text), ...parser.end()]
      .slice(0, 200)
      .filter((row) => row.cells.some((cell) => cell.trim() !== ''))
      .map((row) => row.cells.length)
    const counts = new Map<number, number>()
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
    const [width, rows] = [...counts].filter(([w]) => w > 1).sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0]
    const score = (rows / Math.max(1, widths.length)) * (1 + Math.min(width, 20) / 20)
    if (score > bestScore + 0.05) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}
