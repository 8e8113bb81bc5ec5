import type { DurableEventType, Envelope } from '@telehub/contracts'
import { eventVersion } from '@telehub/contracts'
import { sql } from 'kysely'
import type { Queryable } from '../db/db.ts'
import { prepared } from '../db/prepared.ts'
import { type Cursor, formatCursor } from './cursor.ts'

export interface LoggedEvent {
  cursor: Cursor
  userId: number | null
  teamId: number | null
  envelope: Envelope
}

interface Row {
  xid: string
  id: number
  at: Date
  type: DurableEventType
  user_id: number | null
  team_id: number | null
  data: Envelope['data']
  settled: boolean
}

const toEvent = (row: Row): LoggedEvent => {
  const cursor = { xid: BigInt(row.xid), id: row.id }
  return {
    cursor,
    userId: row.user_id,
    teamId: row.team_id,
    envelope: {
      v: eventVersion,
      cursor: formatCursor(cursor),
      at: row.at.toISOString(),
      type: row.type,
      data: row.data,
    },
  }
}

/**
 * Events after the cursor whose transaction is older than every running one. `more`: there are others that are not
 * settled yet, or did not fit; look again shortly.
 */
export const readAfter = async (
  db: Queryable,
  after: Cursor,
  limit: number,
): Promise<{ events: LoggedEvent[]; more: boolean }> => {
  const { rows } = await sql<Row>`${prepared}
    select xid::text, id, at, type, user_id, team_id, data, xid < pg_snapshot_xmin(pg_current_snapshot()) as settled
    from event_log
    where (xid, id) > (${after.xid.toString()}::xid8, ${after.id}::bigint)
    order by event_log.xid, event_log.id limit ${limit}`.execute(db)
  const unsettled = rows.findIndex((row) => !row.settled)
  const settled = unsettled === -1 ? rows : rows.slice(0, unsettled)
  return { events: settled.map(toEvent), more: unsettled !== -1 || rows.length === limit }
}

export interface Listener {
  userId: number
  /** The team whose events it hears as a manager; null for an agent. */
  teamId: number | null
  hearsAll: boolean
}

/** What a listener missed between two cursors (the second included), oldest first. */
export const readMissed = async (
  db: Queryable,
  listener: Listener,
  after: Cursor,
  upTo: Cursor,
  limit: number,
): Promise<LoggedEvent[]> => {
  const { rows } = await sql<Row>`
    select xid::text, id, at, type, user_id, team_id, data, true as settled
    from event_log
    where (xid, id) > (${after.xid.toString()}::xid8, ${after.id}::bigint)
      and (xid, id) <= (${upTo.xid.toString()}::xid8, ${upTo.id}::bigint)
      and (${listener.hearsAll} or user_id = ${listener.userId} or team_id = ${listener.teamId}
        or (user_id is null and team_id is null))
    order by event_log.xid, event_log.id limit ${limit}`.execute(db)
  return rows.map(toEvent)
}

/** Where the log is settled now: everything up to here has been or can be read. */
export const settledCursor = async (db: Queryable): Promise<Cursor> => {
  const { rows } = await sql<{ xid: string; id: number }>`
    select xid::text, id from event_log
    where xid < pg_snapshot_xmin(pg_current_snapshot()) order by event_log.xid desc, event_log.id desc limit 1`.execute(
    db,
  )
  const last = rows[0]
  return last ? { xid: BigInt(last.xid), id: last.id } : { xid: 0n, id: 0 }
}

/** The oldest cursor one can still resume from. */
export const oldestCursor = async (db: Queryable): Promise<Cursor | null> => {
  const { rows } = await sql<{ xid: string; id: number }>`
    select xid::text, id from event_log order by event_log.xid, event_log.id limit 1`.execute(db)
  const first = rows[0]
  return first ? { xid: BigInt(first.xid), id: first.id } : null
}
