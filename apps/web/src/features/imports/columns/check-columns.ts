import type { ImportField, ImportView } from '@telehub/contracts'

type Column = Pick<ImportView['columns'][number], 'index' | 'heading' | 'field' | 'confidence'>

const naming: readonly ImportField[] = ['name', 'firstName', 'lastName', 'organisation']
/** Fields whose columns are put together; of the others the first cell that is not blank counts. */
const joined: readonly ImportField[] = ['phone', 'firstName', 'notes', 'email']

export interface ColumnCheck {
  /** What no row could do without; null when all of it is there. */
  missing: 'phone' | 'name' | 'both' | null
  known: number
  kept: number
  ignored: number
  guesses: number
  /** By the index of a column: the first column of the same field, where that is worth a remark. */
  shared: ReadonlyMap<number, { heading: string; joined: boolean }>
}

/** What a clerk should know of a mapping before the preview. */
export function checkColumns(columns: readonly Column[]): ColumnCheck {
  const has = (among: readonly ImportField[]) => columns.some((column) => among.includes(column.field))
  const phone = has(['phone'])
  const name = has(naming)
  const first = new Map<ImportField, Column>()
  const shared = new Map<number, { heading: string; joined: boolean }>()
  let known = 0
  let kept = 0
  let ignored = 0
  let guesses = 0
  for (const column of columns) {
    const { field } = column
    if (field === 'custom') {
      kept++
      continue
    }
    if (field === 'ignore') {
      ignored++
      continue
    }
    known++
    if (column.confidence === 'guess') guesses++
    const before = first.get(field)
    if (!before) first.set(field, column)
    else if (field !== 'phone' && field !== 'notes')
      shared.set(column.index, { heading: before.heading, joined: joined.includes(field) })
  }
  return {
    missing: phone ? (name ? null : 'name') : name ? 'phone' : 'both',
    known,
    kept,
    ignored,
    guesses,
    shared,
  }
}

const plain = (heading: string) => heading.trim().toLowerCase().replace(/\s+/g, ' ')

/** The changes that give the columns of a file the fields of a saved mapping, found by their headings. `found`: how many it knows. */
export function columnsAsSaved(
  columns: readonly Column[],
  saved: readonly { heading: string; field: ImportField }[],
): { found: number; changes: { index: number; heading: string; field: ImportField }[] } {
  const fields = new Map(saved.map((column) => [plain(column.heading), column.field]))
  let found = 0
  const changes = columns.flatMap(({ index, heading, field: before }) => {
    const field = fields.get(plain(heading))
    if (field === undefined) return []
    found++
    return field === before ? [] : [{ index, heading, field }]
  })
  return { found, changes }
}
