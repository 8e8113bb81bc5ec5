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
  await sql`${prepared} with written as (
      insert into event_log (at, type, user_id, team_id, data)
      values (${clock.now()}, ${type}, ${audience.userId ?? null}, ${audience.teamId ?? null}, ${JSON.stringify(data)}::jsonb)
      returning 1)
    select pg_notify(${eventChannel}, '') from written`.execute(tx)
}
