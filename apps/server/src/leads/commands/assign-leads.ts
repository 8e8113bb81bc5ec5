import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import { transact } from '../../platform/db/transact.ts'
import { appendEvent } from '../../platform/event-log/append.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { Refusal } from '../../platform/refusal.ts'
import { leadsAssignedJob } from '../wakes.ts'

interface Deps {
  db: Db
  clock: Clock
}

/**
 * Gives leads to an agent of a team that the caller may see, or back to the pool; what is planned for them goes along. Refuses
 * (`not-found`) the whole when any of the leads, or the agent, is out of sight. Answers how many changed hands.
 */
export const assignLeads = (
  deps: Deps,
  caller: Caller,
  input: { leadIds: readonly number[]; ownerId: number | null },
): Promise<number> =>
  transact(deps.db, async (tx) => {
    const owner =
      input.ownerId === null
        ? null
        : await tx
            .selectFrom('users')
            .select(['id', 'team_id'])
            .where('id', '=', input.ownerId)
            .where('disabled_at', 'is', null)
            .executeTakeFirst()
    const mayGiveTo = owner === null || (owner && (caller.role === 'admin' || owner.team_id === caller.teamId))
    if (owner === undefined || !mayGiveTo) throw new Refusal('not-found', 'There is no such agent.')
    const ids = [...new Set(input.leadIds)].sort((a, b) => a - b)
    const { rows } = await sql<{ id: number; owner_id: number | null; team_id: number | null }>`
      select id, owner_id, team_id from leads where id = any(${ids}::bigint[])
        and (${caller.role === 'admin'} or team_id = ${caller.teamId} or owner_id = ${caller.userId})
      order by id for no key update`.execute(tx)
    if (rows.length < ids.length) throw new Refusal('not-found', 'Some of these leads do not exist.')
    const moved = rows.filter((row) => row.owner_id !== (owner?.id ?? null))
    if (moved.length === 0) return 0
    const movedIds = moved.map(({ id }) => id)
    await sql`
      update leads set owner_id = ${owner?.id ?? null}, team_id = coalesce(${owner?.team_id ?? null}::bigint, team_id),
        updated_at = ${deps.clock.now()}
      where id = any(${movedIds}::bigint[])`.execute(tx)
    await sql`delete from lead_locks where lead_id = any(${movedIds}::bigint[]) and user_id is distinct from ${owner?.id ?? null}`.execute(
      tx,
    )
    const hear = (userId: number | null, teamId: number | null, count: number) =>
      appendEvent(tx, deps.clock, 'leads:changed', { why: 'assigned', count }, { userId, teamId })
    for (const [before, count] of countBy(moved.map((row) => row.owner_id))) {
      if (before !== null) await hear(before, null, count)
    }
    await hear(owner?.id ?? null, owner?.team_id ?? moved[0]?.team_id ?? null, moved.length)
    for (const { id } of moved.length === 1 ? moved : []) {
      const audience = { userId: owner?.id ?? null, teamId: owner?.team_id ?? null }
      await appendEvent(tx, deps.clock, 'lead:changed', { leadId: id, ownerId: owner?.id ?? null }, audience)
    }
    await enqueue(tx, leadsAssignedJob, { leadIds: movedIds, by: caller.userId })
    return moved.length
  })

const countBy = <T>(values: readonly T[]): Map<T, number> => {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
