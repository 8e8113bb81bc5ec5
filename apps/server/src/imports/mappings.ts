import { importFields } from '@telehub/contracts'
import { z } from 'zod'
import type { Queryable, Tx } from '../platform/db/db.ts'
import { headingSignature } from './headings/normalise.ts'
import type { ImportMapping } from './import-row.ts'
import { type ProposedMapping, proposeMapping } from './mapping/propose-mapping.ts'
import type { FileReading } from './reading/file-reading.ts'
import type { MappedColumn } from './rows/columns.ts'

const columnsSchema = z.array(z.object({ index: z.number(), heading: z.string(), field: z.enum(importFields) }))

export type SavedMapping = { id: number; name: string; signature: string; columns: MappedColumn[]; updatedAt: Date }

export const listMappings = async (db: Queryable): Promise<SavedMapping[]> => {
  const rows = await db.selectFrom('import_mappings').selectAll().orderBy('name').execute()
  return rows.map(({ id, name, signature, columns, updated_at }) => ({
    id,
    name,
    signature,
    columns: columnsSchema.parse(columns),
    updatedAt: updated_at,
  }))
}

/** Saves under a name, in place of the mapping that had it. */
export const saveMapping = async (
  tx: Tx,
  input: { name: string; columns: readonly MappedColumn[]; by: number | null; now: Date },
): Promise<void> => {
  const columns = JSON.stringify(input.columns.map(({ index, heading, field }) => ({ index, heading, field })))
  const signature = headingSignature(input.columns.map((column) => column.heading))
  const found = await tx
    .updateTable('import_mappings')
    .set({ columns, signature, updated_at: input.now })
    .where((eb) => eb(eb.fn<string>('lower', ['name']), '=', input.name.toLowerCase()))
    .executeTakeFirst()
  if (found.numUpdatedRows > 0n) return
  await tx
    .insertInto('import_mappings')
    .values({
      name: input.name,
      signature,
      columns,
      created_by: input.by,
      created_at: input.now,
      updated_at: input.now,
    })
    .execute()
}

export const deleteMapping = async (tx: Queryable, id: number): Promise<boolean> =>
  (await tx.deleteFrom('import_mappings').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n

/**
 * The mapping for a file: the saved one that was made for the same headings, else what the headings and the cells tell. By name, its columns are
 * found by their headings, wherever they stand in this file.
 */
export function chooseMapping(reading: FileReading, saved: readonly SavedMapping[], name?: string): ImportMapping {
  const proposed = proposeMapping(reading)
  const signature = headingSignature(reading.headings)
  const match = name
    ? saved.find((mapping) => mapping.name.toLowerCase() === name.toLowerCase())
    : saved.find((mapping) => reading.headingLine !== null && mapping.signature === signature)
  return match ? applied(proposed, match) : { layout: proposed.layout, name: null, columns: proposed.columns }
}

function applied(proposed: ProposedMapping, saved: SavedMapping): ImportMapping {
  const fields = new Map(saved.columns.map((column) => [headingSignature([column.heading]), column.field]))
  const columns = proposed.columns.map((column) => {
    const field = fields.get(headingSignature([column.heading]))
    return field ? { ...column, field, confidence: 'sure' as const, why: `Saved mapping “${saved.name}”` } : column
  })
  return { layout: proposed.layout, name: saved.name, columns }
}
