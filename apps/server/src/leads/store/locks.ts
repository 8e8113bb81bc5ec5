import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/db.ts'

export const readLock = async (db: Queryable, leadId: number): Promise<{ agentId: number; until: Date } | null> =>
  (await db
    .selectFrom('lead_locks')
    .select(['user_id as agentId', 'until'])
    .where('lead_id', '=', leadId)
    .executeTakeFirst()) ?? null

/** Takes the lead for one person until then; false while somebody else holds it. Taking it again only moves the time. */
export const lockLead = async (
  tx: Tx,
  input: { leadId: number; userId: number; until: Date; now: Date },
): Promise<boolean> => {
  const { rows } = await sql`
    insert into lead_locks (lead_id, user_id, until) values (${input.leadId}, ${input.userId}, ${input.until})
    on conflict (lead_id) do update set user_id = excluded.user_id, until = excluded.until
      where lead_locks.user_id = excluded.user_id or lead_locks.until <= ${input.now}
    returning 1`.execute(tx)
  return rows.length === 1
}

/** Lets go of the lead; false when this person did not hold it. */
export const unlockLead = async (tx: Queryable, input: { leadId: number; userId: number }): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('lead_locks')
    .where('lead_id', '=', input.leadId)
    .where('user_id', '=', input.userId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
