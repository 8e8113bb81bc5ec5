import { sql } from 'kysely'
import type { Queryable, Tx } from '../platform/db/db.ts'
import { storableJson } from '../platform/db/json.ts'
import {
  type Import,
  type ImportMapping,
  type ImportOptions,
  type ImportStatus,
  noCounts,
  noOptions,
  type Preview,
} from './import-row.ts'
import type { FileReading } from './reading/file-reading.ts'

const select = (db: Queryable) =>
  db
    .selectFrom('imports')
    .leftJoin('users', 'users.id', 'imports.created_by')
    .selectAll('imports')
    .select('users.name as created_by_name')

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

// The JSON columns are written by this file alone, in these shapes.
const toImport = (row: Row): Import => ({
  id: row.id,
  fileName: row.file_name,
  storageKey: row.storage_key,
  sha256: row.sha256,
  bytes: row.bytes,
  status: row.status as ImportStatus,
  reading: row.reading as FileReading,
  mapping: row.mapping as ImportMapping,
  options: { ...noOptions, ...(row.options as Partial<ImportOptions>) },
  preview: row.preview as Preview | null,
  position: row.position,
  total: row.total,
  counts: { ...noCounts(), ...(row.counts as object) },
  error: (row.error as { message?: string } | null)?.message ?? null,
  createdBy: row.created_by,
  createdByName: row.created_by_name,
  createdAt: row.created_at,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
})

export type Seer = { userId: number; teamId: number | null; all: boolean }

/** Admins see every import; a manager the own ones and those for the own team. */
const visible = (query: ReturnType<typeof select>, seer: Seer) =>
  seer.all
    ? query
    : query.where((eb) =>
        eb.or([
          eb('imports.created_by', '=', seer.userId),
          ...(seer.teamId === null
            ? []
            : [eb(sql<string>`(imports.options->>'teamId')::bigint`, '=', String(seer.teamId))]),
        ]),
      )

export const readImport = async (db: Queryable, id: number, seer: Seer): Promise<Import | null> => {
  const row = await visible(select(db), seer).where('imports.id', '=', id).executeTakeFirst()
  return row ? toImport(row) : null
}

/** For whoever works on it: nobody else changes it until the transaction ends. */
export const lockImport = async (tx: Tx, id: number): Promise<Import | null> => {
  await sql`select from imports where id = ${id} for update`.execute(tx)
  const row = await select(tx).where('imports.id', '=', id).executeTakeFirst()
  return row ? toImport(row) : null
}

export const listImports = async (
  db: Queryable,
  seer: Seer,
  before: number | null,
  limit: number,
): Promise<Import[]> => {
  const query = visible(select(db), seer).orderBy('imports.id', 'desc').limit(limit)
  const rows = await (before === null ? query : query.where('imports.id', '<', before)).execute()
  return rows.map(toImport)
}

export type NewImport = Pick<
  Import,
  'fileName' | 'storageKey' | 'sha256' | 'bytes' | 'reading' | 'mapping' | 'options' | 'createdBy' | 'createdAt'
>

export const insertImport = async (tx: Tx, input: NewImport): Promise<number> => {
  const row = await tx
    .insertInto('imports')
    .values({
      file_name: input.fileName,
      storage_key: input.storageKey,
      sha256: input.sha256,
      bytes: input.bytes,
      status: 'uploaded',
      reading: storableJson(input.reading),
      mapping: storableJson(input.mapping),
      options: storableJson(input.options),
      total: input.reading.rowsAreExact ? input.reading.rows : null,
      created_by: input.createdBy,
      created_at: input.createdAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export type ImportChange = Partial<
  Pick<
    Import,
    | 'status'
    | 'reading'
    | 'mapping'
    | 'options'
    | 'preview'
    | 'position'
    | 'total'
    | 'counts'
    | 'error'
    | 'startedAt'
    | 'finishedAt'
  >
>

export const changeImport = async (tx: Queryable, id: number, change: ImportChange): Promise<void> => {
  const json = (value: unknown) => (value === null ? null : storableJson(value))
  await tx
    .updateTable('imports')
    .set({
      ...(change.status ? { status: change.status } : {}),
      ...(change.reading ? { reading: storableJson(change.reading) } : {}),
      ...(change.mapping ? { mapping: storableJson(change.mapping) } : {}),
      ...(change.options ? { options: storableJson(change.options) } : {}),
      ...(change.preview !== undefined ? { preview: json(change.preview) } : {}),
      ...(change.position !== undefined ? { position: change.position } : {}),
      ...(change.total !== undefined ? { total: change.total } : {}),
      ...(change.counts ? { counts: storableJson(change.counts) } : {}),
      ...(change.error !== undefined
        ? { error: change.error === null ? null : storableJson({ message: change.error }) }
        : {}),
      ...(change.startedAt !== undefined ? { started_at: change.startedAt } : {}),
      ...(change.finishedAt !== undefined ? { finished_at: change.finishedAt } : {}),
    })
    .where('id', '=', id)
    .execute()
}

/** The oldest import that is to run or was running when its process went away. */
export const nextToRun = async (db: Queryable): Promise<number | null> => {
  const row = await db
    .selectFrom('imports')
    .select('id')
    .where('status', 'in', ['queued', 'running'])
    .orderBy('started_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Removes an import that never ran. */
export const forgetImport = async (db: Queryable, id: number): Promise<void> => {
  await db.deleteFrom('imports').where('id', '=', id).execute()
}
