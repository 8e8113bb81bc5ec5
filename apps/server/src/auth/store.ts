import { sql } from 'kysely'
import type { Queryable, Tx } from '../platform/db/db.ts'

/** A session that has not been ended, of a person who may still sign in. Its expiry is the caller's to check. */
export const liveSession = (db: Queryable, sessionId: string) =>
  db
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .select(['s.user_id', 's.expires_at', 'u.role', 'u.team_id'])
    .where('s.id', '=', sessionId)
    .where('s.revoked_at', 'is', null)
    .where('u.disabled_at', 'is', null)
    .executeTakeFirst()

/** The session of a refresh cookie, held against every other use of it. */
export const lockSession = (tx: Tx, sessionId: string) =>
  tx
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .selectAll('s')
    .select(['u.disabled_at'])
    .where('s.id', '=', sessionId)
    .forUpdate('s')
    .executeTakeFirst()

export const sessionsOf = (db: Queryable, userId: number, now: Date) =>
  db
    .selectFrom('sessions')
    .select(['id', 'created_at', 'last_used_at', 'expires_at', 'ip', 'user_agent'])
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('last_used_at', 'desc')
    .execute()

export type EndReason = 'signed-out' | 'signed-out-elsewhere' | 'reused' | 'password-changed' | 'disabled'

/** Ends the sessions named, or all of a person but one; answers the ids of those it ended. */
export const endSessions = async (
  tx: Queryable,
  which: { ids: readonly string[] } | { userId: number; but?: string },
  at: Date,
  because: EndReason,
): Promise<string[]> => {
  const ending = tx
    .updateTable('sessions')
    .set({ revoked_at: at, revoked_because: because })
    .where('revoked_at', 'is', null)
  const chosen =
    'ids' in which
      ? ending.where('id', 'in', which.ids.length > 0 ? which.ids : [''])
      : ending.where('user_id', '=', which.userId).where('id', 'is distinct from', which.but ?? null)
  return (await chosen.returning('id').execute()).map((row) => row.id)
}

export const credentialsByEmail = (db: Queryable, email: string) =>
  db
    .selectFrom('users')
    .select(['id', 'email', 'name', 'password_hash', 'locked_until', 'disabled_at'])
    .where('email', '=', email)
    .executeTakeFirst()

export const credentialsById = (db: Queryable, id: number) =>
  db
    .selectFrom('users')
    .select(['id', 'email', 'name', 'password_hash', 'locked_until'])
    .where('id', '=', id)
    .executeTakeFirst()

/** Counts a wrong password; at the limit the account is locked and counting starts anew. Answers until when, if so. */
export const countFailure = async (
  db: Queryable,
  userId: number,
  limit: number,
  lockUntil: Date,
): Promise<Date | null> => {
  const row = await db
    .updateTable('users')
    .set({
      failed_sign_ins: sql`case when failed_sign_ins + 1 >= ${limit} then 0 else failed_sign_ins + 1 end`,
      locked_until: sql`case when failed_sign_ins + 1 >= ${limit} then ${lockUntil}::timestamptz else locked_until end`,
    })
    .where('id', '=', userId)
    .returning(['failed_sign_ins', 'locked_until'])
    .executeTakeFirst()
  return row?.failed_sign_ins === 0 ? row.locked_until : null
}

/** Those of these sessions that no longer count: for sockets that outlive them. */
export const endedAmong = async (db: Queryable, ids: readonly string[], now: Date): Promise<string[]> => {
  if (ids.length === 0) return []
  const alive = await db
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .select('s.id')
    .where(sql<boolean>`s.id = any(${[...ids]}::uuid[])`)
    .where('s.revoked_at', 'is', null)
    .where('s.expires_at', '>', now)
    .where('u.disabled_at', 'is', null)
    .execute()
  const counted = new Set(alive.map((row) => row.id))
  return ids.filter((id) => !counted.has(id))
}

/** Forgets sessions that expired or were ended before `before`; answers how many. A few at a time: the event feed waits for each go. */
export const forgetSessions = async (db: Queryable, before: Date, limit: number): Promise<number> => {
  const old = db
    .selectFrom('sessions')
    .select('id')
    .where((eb) => eb.or([eb('expires_at', '<', before), eb('revoked_at', '<', before)]))
    .limit(limit)
  const { numDeletedRows } = await db.deleteFrom('sessions').where('id', 'in', old).executeTakeFirst()
  return Number(numDeletedRows)
}
