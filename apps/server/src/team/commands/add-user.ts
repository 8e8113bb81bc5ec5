import type { UserView } from '@telehub/contracts'
import type { Role } from '@telehub/domain'
import { checkStrength, hashPassword, readPerson } from '../../auth/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import { appendEvent } from '../../platform/event-log/append.ts'
import { Refusal } from '../../platform/refusal.ts'
import { holdTeam } from '../store.ts'

export interface NewUser {
  email: string
  name: string
  role: Role
  teamId: number | null
  phone: string | null
  languages: readonly string[]
  password: string
}

/** Adds a person. Refuses `email-taken`, `weak-password`, and `not-found` for a team that is not there. */
export const addUser = async (
  deps: { db: Db; clock: Clock; config: { passwordCost: number } },
  input: NewUser,
): Promise<UserView> => {
  checkStrength(input.password, input)
  const hash = await hashPassword(input.password, deps.config.passwordCost)
  return deps.db.transaction().execute(async (tx) => {
    if (input.teamId !== null) await holdTeam(tx, input.teamId)
    const row = await tx
      .insertInto('users')
      .values({
        email: input.email,
        name: input.name,
        role: input.role,
        team_id: input.teamId,
        phone: input.phone,
        languages: [...new Set(input.languages)],
        password_hash: hash,
        password_changed_at: deps.clock.now(),
        created_at: deps.clock.now(),
      })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!row) throw new Refusal('email-taken', 'Somebody has this e-mail already.')
    await appendEvent(tx, deps.clock, 'user:changed', { userId: row.id }, { userId: row.id, teamId: input.teamId })
    return (await readPerson(tx, row.id)) as UserView
  })
}
