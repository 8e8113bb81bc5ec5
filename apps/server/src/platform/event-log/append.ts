import type { DurableEventData, DurableEventType } from '@telehub/contracts'
import { sql } from 'kysely'
import type { Clock } from '../clock.ts'
import type { Tx } from '../db/db.ts'
import { prepared } from '../db/prepared.ts'

export const eventChannel = 'telehub_events'

export interface Audience {
  /** The agent it is about. */
  userId?: number | null
  /** Whose managers hear of it. With neither, everybody does. */
  teamId?: number | null
}

/** Writes an event in the caller's transaction: it is told if, and only if, the change it tells of is kept. */
export const appendEvent = async <T extends DurableEventType>(
  tx: Tx,
  clock: Clock,
  type: T,
  data: DurableEventData<T>,
  audience: Audience,
): Promise<void> => {
  await sql`${prepared} with this as (select 1), said as (${writeEventFrom('this', clock, type, data, audience)})
    ${notifyOf('said')}`.execute(tx)
}

/** Part of a greater statement: writes the event if `source`, a CTE of one row at most, has that row. */
export const writeEventFrom = <T extends DurableEventType>(
  source: string,
  clock: Clock,
  type: T,
  data: DurableEventData<T>,
  audience: Audience,
) => sql`
  insert into event_log (at, type, user_id, team_id, data)
  select ${clock.now()}, ${type}, ${audience.userId ?? null}, ${audience.teamId ?? null}, ${JSON.stringify(data)}::jsonb
  from ${sql.ref(source)} returning 1`

/** The end of such a statement: wakes the readers of the log, but for the one that is called `from`. */
export const notifyOf = (said: string, from = '') =>
  sql`select pg_notify(${sql.lit(eventChannel)}, ${from}) from ${sql.ref(said)}`
