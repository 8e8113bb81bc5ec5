import type { BodyOf } from '@telehub/contracts'
import { type SqlBool, sql } from 'kysely'
import { forgetCampaignHours } from '../../leads/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { appendEvent } from '../../platform/event-log/append.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { CampaignRow } from '../store.ts'

type Fields = BodyOf<'PATCH /api/campaigns/{id}'>
interface Deps {
  db: Db
  clock: Clock
}

/** Adds a campaign. Refuses (`conflict`) a name that another one has. */
export const addCampaign = async (deps: Deps, fields: BodyOf<'POST /api/campaigns'>): Promise<CampaignRow> => {
  const added = await deps.db.transaction().execute(async (tx) => {
    await keepNameFree(tx, fields.name, null)
    const row = await tx
      .insertInto('campaigns')
      .values({ ...columnsOf(fields), name: fields.name, created_at: deps.clock.now() })
      .returningAll()
      .executeTakeFirstOrThrow()
    await appendEvent(tx, deps.clock, 'leads:changed', { why: 'campaign', count: 0 }, {})
    return row
  })
  forgetCampaignHours(deps.db)
  return added
}

/** Changes what is named, leaves the rest. Its leads follow its new hours at once. */
export const changeCampaign = async (deps: Deps, id: number, fields: Fields): Promise<CampaignRow> => {
  const changed = await deps.db.transaction().execute(async (tx) => {
    const known = await tx.selectFrom('campaigns').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!known) throw new Refusal('not-found', 'There is no such campaign.')
    if (fields.name !== undefined) await keepNameFree(tx, fields.name, id)
    const columns = columnsOf(fields)
    if (Object.keys(columns).length === 0) return known
    const row = await tx
      .updateTable('campaigns')
      .set(columns)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    await appendEvent(tx, deps.clock, 'leads:changed', { why: 'campaign', count: 0 }, {})
    return row
  })
  forgetCampaignHours(deps.db)
  return changed
}

/** Held until the end, so that two people naming a campaign alike at once take turns. */
const keepNameFree = async (tx: Tx, name: string, except: number | null): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext('campaign-names'))`.execute(tx)
  const taken = await tx
    .selectFrom('campaigns')
    .select('id')
    .where(sql<SqlBool>`lower(name) = lower(${name})`)
    .where('id', '<>', except ?? 0)
    .executeTakeFirst()
  if (taken) throw new Refusal('conflict', `There is already a campaign called “${name}”.`)
}

const columnsOf = ({ hours, talkingPoints, ...fields }: Fields) => ({
  ...(fields.name === undefined ? {} : { name: fields.name }),
  ...(fields.purpose === undefined ? {} : { purpose: fields.purpose }),
  ...(fields.script === undefined ? {} : { script: fields.script }),
  ...(fields.active === undefined ? {} : { active: fields.active }),
  ...(talkingPoints === undefined ? {} : { talking_points: talkingPoints }),
  ...(hours === undefined ? {} : { hours: hours === null ? null : JSON.stringify(hours) }),
})
