import type { Tx } from '../platform/db/db.ts'
import { Refusal } from '../platform/refusal.ts'

/** Refuses `not-found` when there is no such team. */
export const holdTeam = async (tx: Tx, id: number): Promise<void> => {
  const team = await tx.selectFrom('teams').select('id').where('id', '=', id).forKeyShare().executeTakeFirst()
  if (!team) throw new Refusal('not-found', 'There is no such team.')
}

/** A person to be changed, held for this transaction. */
export const lockUser = (tx: Tx, id: number) =>
  tx
    .selectFrom('users')
    .select(['id', 'email', 'name', 'role', 'team_id', 'disabled_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** The admins who can sign in, all held: of two who remove each other at once, the second is seen to be the last. */
export const lockAdmins = async (tx: Tx): Promise<number[]> => {
  const rows = await tx
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => row.id)
}
