import type { UserView } from '@telehub/contracts'
import type { Role } from '@telehub/domain'
import type { Queryable } from '../platform/db/db.ts'

/** People as others see them: nothing of their password. Further conditions go on the query. */
export const selectPeople = (db: Queryable) =>
  db
    .selectFrom('users as u')
    .leftJoin('teams as t', 't.id', 'u.team_id')
    .select([
      'u.id',
      'u.email',
      'u.name',
      'u.role',
      'u.team_id',
      't.name as team_name',
      'u.phone',
      'u.languages',
      'u.disabled_at',
      'u.created_at',
    ])

export type PersonRow = Awaited<ReturnType<ReturnType<typeof selectPeople>['execute']>>[number]

export const presentPerson = (row: PersonRow): UserView => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role as Role,
  teamId: row.team_id,
  teamName: row.team_name,
  phone: row.phone,
  languages: row.languages,
  disabled: row.disabled_at !== null,
  createdAt: row.created_at.toISOString(),
})

export const readPerson = async (db: Queryable, id: number): Promise<UserView | null> => {
  const row = await selectPeople(db).where('u.id', '=', id).executeTakeFirst()
  return row ? presentPerson(row) : null
}
