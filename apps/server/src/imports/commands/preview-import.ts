import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Storage } from '../../platform/storage/storage.ts'
import { readSettings } from '../../settings/index.ts'
import { canStillChange, type Import, namingFields } from '../import-row.ts'
import { readLookups } from '../matching/lookups.ts'
import { previewRows } from '../matching/preview-rows.ts'
import { changeImport, lockImport } from '../store.ts'
import { refusalOf } from './upload-file.ts'

/** Counts what a run would do and keeps the counts with the import. Refuses an import without the columns a lead needs, or one that has begun. */
export async function previewImport(deps: { db: Db; clock: Clock; storage: Storage }, of: Import): Promise<void> {
  checkMapping(of)
  if (!canStillChange(of)) {
    throw new Refusal('import-not-ready', 'The import has begun; its counts are in the ledger.')
  }
  const settings = await readSettings(deps.db)
  const lookups = await readLookups(deps.db, of.options.teamId)
  const path = deps.storage.localPath(of.storageKey)
  const preview = await previewRows(deps.db, of, { path, lookups, zone: settings.workspace.zone }).catch(
    (error: unknown) => {
      throw refusalOf(error)
    },
  )
  await deps.db.transaction().execute(async (tx) => {
    const now = await lockImport(tx, of.id)
    // A mapping that changed meanwhile makes these counts wrong.
    if (!now || now.status !== of.status || JSON.stringify(now.mapping) !== JSON.stringify(of.mapping)) {
      throw new Refusal('import-not-ready', 'The import was changed meanwhile; please look at it again.')
    }
    await changeImport(tx, of.id, {
      status: 'previewed',
      error: null,
      finishedAt: null,
      preview,
      ...(preview.complete ? { total: preview.rows } : {}),
    })
  })
}

export function checkMapping(of: Pick<Import, 'mapping'>): void {
  const fields = new Set(of.mapping.columns.map((column) => column.field))
  const missing = fields.has('phone') ? '' : 'No column is mapped to phone, and every lead needs at least one number.'
  const nameless = namingFields.some((field) => fields.has(field))
    ? ''
    : 'No column is mapped to a name or an organisation.'
  const why = [missing, nameless].filter((sentence) => sentence !== '').join(' ')
  if (why !== '') throw new Refusal('import-not-ready', why, { params: { reason: 'mapping-incomplete' } })
}
