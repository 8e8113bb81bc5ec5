import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { appendEvent } from '../../platform/event-log/append.ts'
import type { JobHandlers } from '../../platform/jobs/jobs.ts'
import { makeTicker, type Ticker } from '../../platform/jobs/ticker.ts'
import type { Log } from '../../platform/log/log.ts'
import { placeAllLeadsJob, readSettings } from '../../settings/index.ts'
import { agentMovedJob } from '../../team/index.ts'
import { followAgent } from '../follow-agent.ts'
import { type Placed, placeLeads } from './place.ts'

interface Deps {
  db: Db
  clock: Clock
}

/** Leads placed in one transaction: short enough to hold up neither an agent nor the event feed. */
const batch = 250
const everyMs = 3000
/** So many batches in one go; a great import is then finished over the next looks. */
const mostBatches = 40

/** Places the leads whose time has come; answers how many it looked at. One that somebody holds waits for the next look. */
export const placeDueLeads = async (deps: Deps): Promise<number> => {
  const { rules } = await readSettings(deps.db)
  let looked = 0
  for (let round = 0; round < mostBatches; round++) {
    const found = await deps.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ id: number }>`
        select id from leads where replace_at <= ${deps.clock.now()}
        order by replace_at limit ${batch} for no key update skip locked`.execute(tx)
      const changed = await placeLeads(
        tx,
        deps,
        rows.map(({ id }) => id),
        rules,
      )
      await tellOwners(tx, deps, changed)
      return rows.length
    })
    looked += found
    if (found < batch) break
  }
  return looked
}

/** One event for each owner (and for each team's pool), however many of its leads moved. */
const tellOwners = async (tx: Tx, { clock }: Deps, changed: readonly Placed[]): Promise<void> => {
  const audiences = new Map<string, { userId: number | null; teamId: number | null; count: number }>()
  for (const { ownerId, teamId } of changed) {
    const key = `${ownerId} ${teamId}`
    const count = (audiences.get(key)?.count ?? 0) + 1
    audiences.set(key, { userId: ownerId, teamId, count })
  }
  for (const { userId, teamId, count } of audiences.values())
    await appendEvent(tx, clock, 'leads:changed', { why: 'clock', count }, { userId, teamId })
}

/** Places every lead anew, a batch a transaction, after the rules have changed. */
const placeAllLeads = async (deps: Deps): Promise<void> => {
  const { rules } = await readSettings(deps.db)
  let after = 0
  let count = 0
  for (;;) {
    const last = await deps.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ id: number }>`
        select id from leads where id > ${after} order by id limit ${batch} for no key update`.execute(tx)
      const changed = await placeLeads(
        tx,
        deps,
        rows.map(({ id }) => id),
        rules,
      )
      count += changed.length
      return rows.at(-1)?.id ?? null
    })
    if (last === null) break
    after = last
  }
  await deps.db
    .transaction()
    .execute((tx) => appendEvent(tx, deps.clock, 'leads:changed', { why: 'settings', count }, {}))
}

export const leadJobs = (deps: Deps): JobHandlers => ({
  [placeAllLeadsJob]: () => placeAllLeads(deps),
  [agentMovedJob]: (payload) => followAgent(deps, payload),
})

export const leadTickers = (deps: Deps & { log: Log }): Ticker[] => [
  makeTicker(deps, { name: 'place-due-leads', everyMs, alone: true }, () => placeDueLeads(deps)),
]
