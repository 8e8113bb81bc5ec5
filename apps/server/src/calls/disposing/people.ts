import { closedStatuses, type LeadStatus } from '@telehub/domain'
import { sql } from 'kysely'
import type { Queryable } from '../../platform/db/db.ts'

export interface Person {
  id: number
  name: string
  teamId: number | null
}

const closed: readonly LeadStatus[] = closedStatuses

/** The agent of a team, other than `except`, who speaks a language and has the fewest open leads; null when nobody does. */
export const leastLoadedSpeaker = async (
  db: Queryable,
  input: { teamId: number; language: string; except: number },
): Promise<Person | null> => {
  const base = input.language.split('-')[0]?.toLowerCase() ?? input.language
  const { rows } = await sql<Person>`
    select u.id, u.name, u.team_id as "teamId"
    from users u
      left join lateral (select count(*) as open from leads l
        where l.owner_id = u.id and not (l.status = any (${[...closed]}::text[]))) n on true
    where u.team_id = ${input.teamId} and u.role = 'agent' and u.disabled_at is null and u.id <> ${input.except}
      and exists (select from unnest(u.languages) spoken where lower(split_part(spoken, '-', 1)) = ${base})
    order by n.open, u.id limit 1`.execute(db)
  return rows[0] ?? null
}

/** Who looks after a team: its managers, or the admins when it has none. */
export const managersOf = async (db: Queryable, teamId: number | null): Promise<number[]> => {
  const { rows } = await sql<{ id: number; role: string }>`
    select id, role from users
    where disabled_at is null and ((role = 'manager' and team_id = ${teamId}) or role = 'admin') order by id`.execute(
    db,
  )
  const managers = rows.filter(({ role }) => role === 'manager')
  return (managers.length > 0 ? managers : rows).map(({ id }) => id)
}
