import type { UserView } from '@telehub/contracts'
import { presentPerson, selectPeople } from '../auth/index.ts'
import type { Queryable } from '../platform/db/db.ts'
import type { Caller } from '../platform/http/serve.ts'
import { type PeopleScope, peopleSeenBy } from './policy.ts'

export const listPeople = async (db: Queryable, scope: PeopleScope): Promise<UserView[]> => {
  let query = selectPeople(db).orderBy('u.name').orderBy('u.id')
  if ('teamId' in scope) query = query.where('u.team_id', '=', scope.teamId)
  if ('userId' in scope) query = query.where('u.id', '=', scope.userId)
  return (await query.execute()).map(presentPerson)
}

const selectTeams = (db: Queryable) =>
  db
    .selectFrom('teams as t')
    .select((eb) => [
      't.id',
      't.name',
      eb
        .selectFrom('users as u')
        .whereRef('u.team_id', '=', 't.id')
        .where('u.disabled_at', 'is', null)
        .select((of) => of.fn.countAll<number>().as('n'))
        .as('members'),
    ])
    .orderBy('t.name')

export interface TeamRow {
  id: number
  name: string
  members: number
}
const presentTeam = (row: { id: number; name: string; members: number | null }): TeamRow => ({
  ...row,
  members: row.members ?? 0,
})

export const listTeams = async (db: Queryable, caller: Caller): Promise<TeamRow[]> => {
  const all = 'everybody' in peopleSeenBy(caller)
  const rows = await selectTeams(db)
    .$if(!all, (query) => query.where('t.id', '=', caller.teamId ?? 0))
    .execute()
  return rows.map(presentTeam)
}

export const readTeam = async (db: Queryable, id: number): Promise<TeamRow | null> => {
  const row = await selectTeams(db).where('t.id', '=', id).executeTakeFirst()
  return row ? presentTeam(row) : null
}
