import { queueGroups } from '@telehub/domain'
import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { transact } from '../../platform/db/transact.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { knownSettings } from '../../settings/index.ts'
import { type CallingWindows, callingWindows } from '../list/calling-windows.ts'
import { orderBy } from '../list/order.ts'
import { placeLeads } from '../placement/place.ts'
import { lockLead } from '../store/locks.ts'

interface Deps {
  db: Db
  clock: Clock
}
export interface Taken {
  leadId: number
  lockedUntil: Date
}

const looked = 20
const mostRounds = 5

/**
 * Takes the first lead of the caller's queue that can be called now, from their own leads and their team's pool, and lets go
 * of the one taken before. Null: there is none. Two people never get the same one.
 */
export const takeNextLead = async (deps: Deps, caller: Caller, skip: readonly number[]): Promise<Taken | null> => {
  const now = deps.clock.now()
  // Before the transaction: one that waits for a second connection can starve them all.
  const { rules } = await knownSettings(deps.db)
  const windows = await callingWindows(deps.db, rules, now)
  return transact(deps.db, async (tx) => {
    await tx.deleteFrom('lead_locks').where('user_id', '=', caller.userId).execute()
    await placeOwnDue(tx, deps, caller, now)
    const passed = [...skip]
    for (let round = 0; round < mostRounds; round++) {
      const candidates = await firstInQueue(tx, caller, windows, passed, now)
      for (const leadId of candidates) {
        if (!(await stillCallable(tx, deps, leadId))) continue
        const lockedUntil = new Date(now.getTime() + rules.lockMinutes * 60_000)
        if (await lockLead(tx, { leadId, userId: caller.userId, until: lockedUntil, now }))
          return { leadId, lockedUntil }
      }
      if (candidates.length === 0) return null
      passed.push(...candidates)
    }
    return null
  })
}

/** What has come due since the clock last looked belongs into this queue already. */
const placeOwnDue = async (tx: Tx, deps: Deps, caller: Caller, now: Date): Promise<void> => {
  const { rows } = await sql<{ id: number }>`
    select id from leads
    where replace_at <= ${now} and (owner_id = ${caller.userId} or (owner_id is null and team_id = ${caller.teamId}))
    order by replace_at limit 100 for no key update skip locked`.execute(tx)
  await placeLeads(
    tx,
    deps,
    rows.map(({ id }) => id),
  )
}

/** The lead as it stands now, held; false when somebody else has it in hand or it has left the queue. */
const stillCallable = async (tx: Tx, deps: Deps, leadId: number): Promise<boolean> => {
  const held = await sql`select 1 from leads where id = ${leadId} for no key update skip locked`.execute(tx)
  if (held.rows.length === 0) return false
  await placeLeads(tx, deps, [leadId])
  const row = await tx.selectFrom('leads').select('queue_group').where('id', '=', leadId).executeTakeFirst()
  return typeof row?.queue_group === 'number'
}

/**
 * The ids that come first, own and pool merged in the order of the queue. A lead of the pool in a language that others of the
 * team speak, and the caller does not, is left to them.
 */
const firstInQueue = async (
  tx: Tx,
  caller: Caller,
  windows: CallingWindows,
  skip: readonly number[],
  now: Date,
): Promise<number[]> => {
  const keys = sql.raw('queue_rank, promise_rank, score_rank, contact_rank, id')
  const end = sql.raw(`${orderBy('queue')} limit ${looked}`)
  const open = windows.closedFor(null)
    ? sql`campaign_id is not null and not campaign_id = any(${[...windows.closedCampaigns]}::bigint[])`
    : sql`(campaign_id is null or not campaign_id = any(${[...windows.closedCampaigns]}::bigint[]))`
  const callable = sql`queue_rank < ${sql.raw(String(queueGroups.length))} and ${open} and not id = any(${[...skip]}::bigint[])
    and not exists (select from lead_locks k where k.lead_id = leads.id and k.until > ${now})`
  const others = await languagesOfOthers(tx, caller)
  const { rows } = await sql<{ id: number }>`
    select id from (
      (select ${keys} from leads where owner_id = ${caller.userId}::bigint and ${callable} ${end})
      union all
      (select ${keys} from leads where owner_id is null and team_id = ${caller.teamId}::bigint and ${callable}
        and (language is null or not language = any(${others}::text[])) ${end})) found
    ${end}`.execute(tx)
  return rows.map(({ id }) => id)
}

const languagesOfOthers = async (tx: Tx, caller: Caller): Promise<string[]> => {
  const { rows } = await sql<{ language: string }>`
    select distinct language from users u cross join unnest(u.languages) language
    where u.team_id = ${caller.teamId} and u.role = 'agent' and u.disabled_at is null
      and not language = any((select languages from users where id = ${caller.userId})::text[])`.execute(tx)
  return rows.map(({ language }) => language)
}
