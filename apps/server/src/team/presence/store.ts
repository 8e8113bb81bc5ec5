import type { PresenceView } from '@telehub/contracts'
import type { Presence } from '@telehub/domain'
import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { notifyOf, writeEventFrom } from '../../platform/event-log/append.ts'

/** What a person may choose; the rest follows from calls and sockets. */
type Chosen = Extract<Presence, 'offline' | 'available' | 'break'>

export interface Held {
  userId: number
  teamId: number | null
  state: Presence
  reason: string | null
  since: Date
  chosen: Chosen
  chosenReason: string | null
}

/** The presence of a person, held for this transaction; made offline when there is none yet. Null: no such person. */
export const lockPresence = async (tx: Tx, clock: Clock, userId: number): Promise<Held | null> => {
  const row = (await readHeld(tx, userId)) ?? (await makeHeld(tx, clock, userId))
  if (!row) return null
  return {
    userId,
    teamId: row.team_id,
    state: row.state as Presence,
    reason: row.reason,
    since: row.since,
    chosen: row.chosen as Chosen,
    chosenReason: row.chosen_reason,
  }
}

const readHeld = (tx: Tx, userId: number) =>
  tx
    .selectFrom('presence')
    .innerJoin('users', 'users.id', 'presence.user_id')
    .modifyFront(prepared)
    .selectAll('presence')
    .select('users.team_id')
    .where('presence.user_id', '=', userId)
    .forUpdate('presence')
    .executeTakeFirst()

const makeHeld = async (tx: Tx, clock: Clock, userId: number) => {
  await sql`
    insert into presence (user_id, state, since) select id, 'offline', ${clock.now()} from users where id = ${userId}
    on conflict do nothing`.execute(tx)
  return readHeld(tx, userId)
}

/** Moves a person to another state: the one before becomes a span of the history, and the floor hears of it. */
export const moveTo = async (
  tx: Tx,
  clock: Clock,
  held: Held,
  to: { state: Presence; reason: string | null },
): Promise<PresenceView> => {
  if (held.state === to.state && held.reason === to.reason) return presentPresence({ ...held, ...to })
  const now = clock.now()
  const presence = presentPresence({ ...held, ...to, since: now })
  await sql`${prepared}
    with span as (
      insert into presence_spans (user_id, state, reason, started_at, ended_at)
      select ${held.userId}::bigint, ${held.state}, ${held.reason}, ${held.since}::timestamptz, ${now}::timestamptz
      where ${now > held.since}::boolean),
    moved as (
      update presence set state = ${to.state}, reason = ${to.reason}, since = ${now} where user_id = ${held.userId}
      returning 1),
    said as (${writeEventFrom('moved', clock, 'presence:changed', { presence }, held)})
    ${notifyOf('said')}`.execute(tx)
  return presence
}

export const presentPresence = (row: {
  userId: number
  state: Presence
  reason: string | null
  since: Date
}): PresenceView => ({ userId: row.userId, state: row.state, reason: row.reason, since: row.since.toISOString() })

/** Somebody who was never here has been offline since they were added. */
export const readPresence = async (db: Queryable, userId: number): Promise<PresenceView | null> => {
  const row = await db
    .selectFrom('users as u')
    .leftJoin('presence as p', 'p.user_id', 'u.id')
    .select(['p.state', 'p.reason', 'p.since', 'u.created_at'])
    .where('u.id', '=', userId)
    .executeTakeFirst()
  if (!row) return null
  const { state, reason, since, created_at: added } = row
  return presentPresence({ userId, state: (state ?? 'offline') as Presence, reason, since: since ?? added })
}
