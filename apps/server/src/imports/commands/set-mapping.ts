import type { BodyOf } from '@telehub/contracts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Queryable } from '../../platform/db/db.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Storage } from '../../platform/storage/storage.ts'
import { canStillChange, type Import, type ImportMapping, type ImportOptions } from '../import-row.ts'
import { chooseMapping, listMappings, saveMapping } from '../mappings.ts'
import { mayImportFor } from '../policy.ts'
import { inspectFile } from '../reading/inspect-file.ts'
import { changeImport, lockImport } from '../store.ts'
import { refusalOf } from './upload-file.ts'

export type SetMappingDeps = { db: Db; clock: Clock; storage: Storage }
type Changes = BodyOf<'PUT /api/imports/{id}/mapping'>

/** Changes how the file is read, what its columns are, and what holds for every row. Refuses once the run has begun. */
export async function setMapping(
  deps: SetMappingDeps,
  input: { of: Import; changes: Changes; caller: Caller },
): Promise<void> {
  const { changes, caller } = input
  const reading = await rereading(deps, input.of, changes)
  await deps.db.transaction().execute(async (tx) => {
    const of = await lockImport(tx, input.of.id)
    if (!of || !canStillChange(of)) {
      throw new Refusal('import-not-ready', 'The import has begun; its mapping can no longer be changed.')
    }
    const base: ImportMapping = reading ? chooseMapping(reading, await listMappings(tx)) : of.mapping
    const mapping = changes.columns ? corrected(base, changes.columns) : base
    const options = await optionsOf(tx, of.options, changes, caller)
    if (changes.saveAs !== undefined) {
      mapping.name = changes.saveAs
      await saveMapping(tx, {
        name: changes.saveAs,
        columns: mapping.columns,
        by: caller.userId,
        now: deps.clock.now(),
      })
    }
    const total = reading && (reading.rowsAreExact ? reading.rows : null)
    await changeImport(tx, of.id, {
      status: 'uploaded',
      error: null,
      finishedAt: null,
      preview: null,
      mapping,
      options,
      ...(reading ? { reading, total: total as number | null } : {}),
    })
  })
}

async function rereading(deps: SetMappingDeps, of: Import, changes: Changes) {
  if (changes.sheet === undefined && changes.headingLine === undefined) return null
  const sheet = changes.sheet ?? of.reading.sheet
  try {
    return await inspectFile(deps.storage.localPath(of.storageKey), {
      ...(sheet === null ? {} : { sheet }),
      ...(changes.headingLine === undefined ? {} : { headingLine: changes.headingLine }),
    })
  } catch (error) {
    throw refusalOf(error)
  }
}

function corrected(base: ImportMapping, columns: NonNullable<Changes['columns']>): ImportMapping {
  const byIndex = new Map(columns.map((column) => [column.index, column.field]))
  for (const index of byIndex.keys()) {
    if (index >= base.columns.length) throw new Refusal('invalid-input', `The file has no column ${index + 1}.`)
  }
  return {
    ...base,
    columns: base.columns.map((column) => {
      const field = byIndex.get(column.index)
      return field === undefined || field === column.field
        ? column
        : { ...column, field, confidence: 'sure', why: 'Chosen by hand' }
    }),
  }
}

async function optionsOf(
  db: Queryable,
  before: ImportOptions,
  changes: Changes,
  caller: Caller,
): Promise<ImportOptions> {
  const options: ImportOptions = {
    source: changes.source === undefined ? before.source : changes.source,
    campaignId: changes.campaignId === undefined ? before.campaignId : changes.campaignId,
    teamId: changes.teamId === undefined ? before.teamId : changes.teamId,
    ownerIds: changes.ownerIds ?? before.ownerIds,
  }
  if (!mayImportFor(caller, options.teamId)) throw new Refusal('invalid-input', 'A manager imports for the own team.')
  await checkOptions(db, options)
  return options
}

/** Refuses a campaign, a team or an agent that does not exist, and an agent of another team. */
async function checkOptions(db: Queryable, options: ImportOptions): Promise<void> {
  const { campaignId, teamId, ownerIds } = options
  if (
    campaignId !== null &&
    !(await db.selectFrom('campaigns').select('id').where('id', '=', campaignId).executeTakeFirst())
  ) {
    throw new Refusal('invalid-input', 'There is no such campaign.', {
      fields: [{ path: 'body.campaignId', message: 'is unknown' }],
    })
  }
  if (teamId !== null && !(await db.selectFrom('teams').select('id').where('id', '=', teamId).executeTakeFirst())) {
    throw new Refusal('invalid-input', 'There is no such team.', {
      fields: [{ path: 'body.teamId', message: 'is unknown' }],
    })
  }
  if (ownerIds.length === 0) return
  const people = await db
    .selectFrom('users')
    .select(['id', 'team_id', 'disabled_at'])
    .where('id', 'in', ownerIds)
    .execute()
  const fit = people.filter((person) => person.disabled_at === null && (teamId === null || person.team_id === teamId))
  if (fit.length < new Set(ownerIds).size) {
    throw new Refusal('invalid-input', 'Leads can be dealt to active agents of the team only.', {
      fields: [{ path: 'body.ownerIds', message: 'names somebody who is not an active agent of the team' }],
    })
  }
}
