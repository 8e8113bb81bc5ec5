import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/refusal.ts'
import { readTeam, type TeamRow } from '../queries.ts'

const uniqueViolation = '23505'
const taken = (error: unknown): never => {
  if ((error as { code?: unknown }).code === uniqueViolation)
    throw new Refusal('conflict', 'There is a team of this name already.')
  throw error
}

/** Adds a team. Refuses `conflict` when the name is taken, however it is written. */
export const addTeam = async (deps: { db: Db }, input: { name: string }): Promise<TeamRow> => {
  const row = await deps.db
    .insertInto('teams')
    .values({ name: input.name })
    .returning(['id', 'name'])
    .executeTakeFirstOrThrow()
    .catch(taken)
  return { ...row, members: 0 }
}

/** Renames a team. Refuses `conflict` as above, and `not-found`. */
export const renameTeam = async (deps: { db: Db }, input: { id: number; name: string }): Promise<TeamRow> => {
  await deps.db.updateTable('teams').set({ name: input.name }).where('id', '=', input.id).execute().catch(taken)
  const team = await readTeam(deps.db, input.id)
  if (!team) throw new Refusal('not-found', 'There is no such team.')
  return team
}
