import { sql } from 'kysely'
import { z } from 'zod'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import { transact } from '../platform/db/transact.ts'
import { appendEvent } from '../platform/event-log/append.ts'
import { enqueue } from '../platform/jobs/jobs.ts'
import { leadsAssignedJob } from './wakes.ts'

const batch = 500
const moved = z.object({ agentId: z.number() })

/**
 * The leads of an agent who went to another team go along, with what is planned for them: their manager is the new
 * team's. In short transactions; run again it goes on where it stopped. An agent without a team leaves them where they were.
 */
export const followAgent = async (deps: { db: Db; clock: Clock }, payload: unknown): Promise<void> => {
  const { agentId } = moved.parse(payload)
  let found = batch
  while (found === batch) {
    found = await transact(deps.db, async (tx) => {
      const { rows } = await sql<{ id: number; team_id: number }>`
        update leads l set team_id = u.team_id, updated_at = ${deps.clock.now()} from users u
        where u.id = ${agentId} and l.id in (
          select m.id from leads m join users o on o.id = m.owner_id
          where m.owner_id = ${agentId} and o.team_id is not null and m.team_id is distinct from o.team_id
          order by m.id limit ${batch} for no key update of m)
        returning l.id, l.team_id`.execute(tx)
      const [first] = rows
      if (!first) return 0
      const told = { userId: agentId, teamId: first.team_id }
      await appendEvent(tx, deps.clock, 'leads:changed', { why: 'assigned', count: rows.length }, told)
      await enqueue(tx, leadsAssignedJob, { leadIds: rows.map(({ id }) => id), by: null })
      return rows.length
    })
  }
}
