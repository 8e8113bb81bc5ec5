import type { UserView } from '@telehub/contracts'
import type { Role } from '@telehub/domain'
import { checkStrength, endSessionsOf, hashPassword, readPerson } from '../../auth/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { appendEvent } from '../../platform/event-log/append.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { Refusal } from '../../platform/refusal.ts'
import { lockPresence, moveTo } from '../presence/store.ts'
import { holdTeam, lockAdmins, lockUser } from '../store.ts'
import { agentMovedJob } from '../wakes.ts'

export interface UserChange {
  name?: string | undefined
  role?: Role | undefined
  teamId?: number | null | undefined
  phone?: string | null | undefined
  languages?: readonly string[] | undefined
  disabled?: boolean | undefined
  password?: string | undefined
}

export interface ChangeUserDeps {
  db: Db
  clock: Clock
  config: { passwordCost: number }
  /** Told after the change is kept: their sessions ended, or their role or team is another. */
  onChanged: (userId: number, endedSessions: readonly string[]) => void
}

const refuseLastAdmin = async (tx: Tx, id: number, change: UserChange): Promise<void> => {
  const staysAdmin = change.disabled !== true && (change.role ?? 'admin') === 'admin'
  if (staysAdmin) return
  const admins = await lockAdmins(tx)
  if (admins.includes(id) && admins.length === 1)
    throw new Refusal('last-admin', 'This is the last admin: make somebody else one first.')
}

const columnsOf = (change: UserChange, hash: string | null, now: Date) => ({
  ...(change.name === undefined ? {} : { name: change.name }),
  ...(change.role === undefined ? {} : { role: change.role }),
  ...(change.teamId === undefined ? {} : { team_id: change.teamId }),
  ...(change.phone === undefined ? {} : { phone: change.phone }),
  ...(change.languages === undefined ? {} : { languages: [...new Set(change.languages)] }),
  ...(change.disabled === undefined ? {} : { disabled_at: change.disabled ? now : null }),
  // A password that an admin sets also opens an account that wrong ones had locked.
  ...(hash === null ? {} : { password_hash: hash, password_changed_at: now, failed_sign_ins: 0, locked_until: null }),
})

/**
 * Changes a person. Disabling them, or setting their password, ends their sessions. Refuses `not-found` (the person or
 * the team), `last-admin` and `weak-password`.
 */
export const changeUser = async (
  deps: ChangeUserDeps,
  input: { id: number; change: UserChange; by: { userId: number; sessionId: string } },
): Promise<UserView> => {
  const { id, change } = input
  const person = await readPerson(deps.db, id)
  if (!person) throw new Refusal('not-found', 'There is no such person.')
  if (change.password !== undefined) checkStrength(change.password, { ...person, name: change.name ?? person.name })
  const hash = change.password === undefined ? null : await hashPassword(change.password, deps.config.passwordCost)

  const { user, ended } = await deps.db.transaction().execute(async (tx) => {
    await refuseLastAdmin(tx, id, change)
    const before = await lockUser(tx, id)
    if (!before) throw new Refusal('not-found', 'There is no such person.')
    if (change.teamId) await holdTeam(tx, change.teamId)
    const now = deps.clock.now()
    const columns = columnsOf(change, hash, now)
    if (Object.keys(columns).length > 0) await tx.updateTable('users').set(columns).where('id', '=', id).execute()
    const ended = await endSessionsFor(tx, input, now)
    if (change.disabled) {
      const held = await lockPresence(tx, deps.clock, id)
      if (held) await moveTo(tx, deps.clock, held, { state: 'offline', reason: null })
    }
    const user = (await readPerson(tx, id)) as UserView
    await appendEvent(tx, deps.clock, 'user:changed', { userId: id }, { userId: id, teamId: user.teamId })
    if (before.team_id !== user.teamId) {
      await enqueue(tx, agentMovedJob, { agentId: id })
      if (before.team_id !== null)
        await appendEvent(tx, deps.clock, 'user:changed', { userId: id }, { teamId: before.team_id })
    }
    return { user, ended }
  })
  deps.onChanged(id, ended)
  return user
}

/** An admin who sets their own password stays signed in here. */
const endSessionsFor = async (
  tx: Tx,
  { id, change, by }: { id: number; change: UserChange; by: { userId: number; sessionId: string } },
  now: Date,
): Promise<string[]> => {
  if (change.disabled) return endSessionsOf(tx, { userId: id }, now, 'disabled')
  if (change.password === undefined) return []
  const which = by.userId === id ? { userId: id, but: by.sessionId } : { userId: id }
  return endSessionsOf(tx, which, now, 'password-changed')
}
