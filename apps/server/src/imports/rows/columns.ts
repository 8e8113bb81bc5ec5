import type { ImportField } from '@telehub/contracts'
import { cleanCell, oneLine } from './clean.ts'

export type MappedColumn = { index: number; heading: string; field: ImportField }

/** The columns of a mapping by field, looked up once a file and not once a row. */
export class Columns {
  readonly #byField = new Map<ImportField, MappedColumn[]>()
  readonly known: ReadonlySet<number>

  constructor(columns: readonly MappedColumn[]) {
    for (const column of [...columns].sort((a, b) => a.index - b.index)) {
      this.#byField.set(column.field, [...(this.#byField.get(column.field) ?? []), column])
    }
    this.known = new Set(columns.map((column) => column.index))
  }

  of(field: ImportField): readonly MappedColumn[] {
    return this.#byField.get(field) ?? []
  }

  /** The first cell of the field that is not blank. */
  first(cells: readonly string[], field: ImportField): { text: string; column: MappedColumn } | null {
    for (const column of this.of(field)) {
      const text = cleanCell(cells[column.index])
      if (text !== '') return { text, column }
    }
    return null
  }

  /** Every cell of the field that is not blank, in the order of the columns. */
  joined(cells: readonly string[], field: ImportField, glue: string): string {
    const columns = this.of(field)
    if (columns.length === 0) return ''
    const texts: string[] = []
    for (const column of columns) {
      const text = cleanCell(cells[column.index])
      if (text !== '') texts.push(text)
    }
    return glue === ' ' ? oneLine(texts.join(' ')) : texts.join(glue)
  }
}
