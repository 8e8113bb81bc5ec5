import { sql } from 'kysely'
import type { Queryable, Tx } from '../platform/db/db.ts'
import { storableJson } from '../platform/db/json.ts'
import { unnest } from '../platform/db/unnest.ts'
import type { RowOutcome } from './import-row.ts'
import { IdSet } from './matching/id-set.ts'

export type LedgerRow = {
  rowNumber: number
  line: number
  outcome: RowOutcome
  leadId: number | null
  reason: string | null
  warnings: readonly string[]
  cells: readonly string[] | null
}

const columns = {
  rowNumber: 'int',
  line: 'int',
  outcome: 'text',
  leadId: 'bigint',
  reason: 'text',
  warnings: 'text',
  cells: 'text',
} as const

/** Appends what became of rows. A row already there is a bug: the primary key throws. */
export const appendLedger = async (tx: Tx, importId: number, rows: readonly LedgerRow[]): Promise<void> => {
  const data = rows.map((row) => ({
    ...row,
    warnings: row.warnings.length === 0 ? null : storableJson(row.warnings),
    cells: row.cells && storableJson(row.cells),
  }))
  await sql`
    insert into import_rows (import_id, row_number, line, outcome, lead_id, reason, warnings, cells)
    select ${importId}::bigint, "rowNumber", line, outcome, "leadId", reason,
      case when warnings is not null then array(select json_array_elements_text(warnings::json)) end, cells::jsonb
    from ${unnest('n', columns, data)}`.execute(tx)
}

/** What an import that was interrupted had done to leads so far. */
export const readMemory = async (db: Queryable, importId: number): Promise<{ touched: IdSet; created: IdSet }> => {
  const memory = { touched: new IdSet(), created: new IdSet() }
  let after = 0
  for (;;) {
    const rows = await db
      .selectFrom('import_rows')
      .select(['row_number', 'lead_id', 'outcome'])
      .where('import_id', '=', importId)
      .where('row_number', '>', after)
      .orderBy('row_number')
      .limit(50_000)
      .execute()
    for (const row of rows) {
      if (row.lead_id === null) continue
      memory.touched.add(row.lead_id)
      if (row.outcome === 'created') memory.created.add(row.lead_id)
    }
    const last = rows.at(-1)
    if (!last) return memory
    after = last.row_number
  }
}

/** A page of the ledger, by row number. */
export const readLedger = (
  db: Queryable,
  importId: number,
  filter: { outcomes?: readonly RowOutcome[] | undefined; after: number; limit: number },
) => {
  const query = db
    .selectFrom('import_rows')
    .leftJoin('leads', 'leads.id', 'import_rows.lead_id')
    .selectAll('import_rows')
    .select(['leads.name as lead_name', 'leads.organisation as lead_organisation'])
    .where('import_id', '=', importId)
    .where('row_number', '>', filter.after)
    .orderBy('row_number')
    .limit(filter.limit)
  return (filter.outcomes?.length ? query.where('outcome', 'in', [...filter.outcomes]) : query).execute()
}
