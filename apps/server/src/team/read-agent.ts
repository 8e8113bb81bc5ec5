import type { Role } from '@telehub/domain'
import type { Queryable } from '../platform/db/db.ts'

/** A person as the slices above need them, to call or to be given something. */
export interface Agent {
  id: number
  name: string
  role: Role
  teamId: number | null
  /** The handset the carrier rings first, E.164. */
  phone: string | null
  languages: string[]
  disabled: boolean
}

export const readAgent = async (db: Queryable, id: number): Promise<Agent | null> => {
  const row = await db
    .selectFrom('users')
    .select(['id', 'name', 'role', 'team_id', 'phone', 'languages', 'disabled_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { team_id: teamId, disabled_at: disabledAt, role, ...rest } = row
  return { ...rest, role: role as Role, teamId, disabled: disabledAt !== null }
}
