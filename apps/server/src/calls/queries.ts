import type { CallView, QueryOf, ReplyOf } from '@telehub/contracts'
import { type SqlBool, sql } from 'kysely'
import { presentCall, selectNamedCalls } from '../call-views/index.ts'
import type { Queryable } from '../platform/db/db.ts'
import { formatPageCursor, parsePageCursor } from '../platform/http/page-cursor.ts'
import type { Caller } from '../platform/http/serve.ts'
import { Refusal } from '../platform/refusal.ts'
import { masksFor, readSettings } from '../settings/index.ts'
import { messagesOfCall } from '../telephony/index.ts'
import { maySeeCall } from './policy.ts'
import { findCall } from './store.ts'

const viewerOf = async (db: Queryable, caller: Caller) => ({
  maskPhones: masksFor(caller, (await readSettings(db)).workspace),
})

const seen = async (db: Queryable, caller: Caller, callId: string) => {
  const row = await findCall(db, callId)
  if (!row || !maySeeCall(caller, row)) throw new Refusal('not-found', 'There is no such call.')
  return row
}

/** Refuses `not-found` for a call the caller may not see. */
export const getCall = async (db: Queryable, caller: Caller, callId: string): Promise<CallView> =>
  presentCall(await seen(db, caller, callId), await viewerOf(db, caller))

/** The caller's call that is not closed; of several (one came back from the dead) the latest. */
export const currentCall = async (db: Queryable, caller: Caller): Promise<CallView | null> => {
  const row = await selectNamedCalls(db)
    .where('calls.agent_id', '=', caller.userId)
    .where('calls.phase', '<>', 'closed')
    .orderBy('calls.reopened')
    .orderBy('calls.requested_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? presentCall(row, await viewerOf(db, caller)) : null
}

/** Calls within the caller's sight, newest first. */
export const listCalls = async (
  db: Queryable,
  caller: Caller,
  query: QueryOf<'GET /api/calls'>,
): Promise<ReplyOf<'GET /api/calls'>> => {
  const before = parsePageCursor(query.cursor, ['instant', 'string'] as const)
  let rows = selectNamedCalls(db)
    .orderBy('calls.requested_at', 'desc')
    .orderBy('calls.id', 'desc')
    .limit(query.limit + 1)
  if (caller.role === 'agent') rows = rows.where('calls.agent_id', '=', caller.userId)
  if (caller.role === 'manager') {
    rows = rows.where((eb) =>
      eb.or([
        eb('calls.agent_id', '=', caller.userId),
        ...(caller.teamId === null ? [] : [eb('calls.team_id', '=', caller.teamId)]),
      ]),
    )
  }
  if (query.leadId) rows = rows.where('calls.lead_id', '=', query.leadId)
  if (query.agentId) rows = rows.where('calls.agent_id', '=', query.agentId)
  if (query.disposition?.length) rows = rows.where('calls.disposition', 'in', query.disposition)
  if (query.undisposed) rows = rows.where('calls.phase', '=', 'wrapping')
  if (query.from) rows = rows.where('calls.requested_at', '>=', new Date(query.from))
  if (query.to) rows = rows.where('calls.requested_at', '<', new Date(query.to))
  if (before) rows = rows.where(sql<SqlBool>`(calls.requested_at, calls.id) < (${before[0]}, ${before[1]}::uuid)`)
  const found = await rows.execute()
  const page = found.slice(0, query.limit)
  const last = found.length > query.limit ? page.at(-1) : undefined
  const viewer = await viewerOf(db, caller)
  return {
    items: page.map((row) => presentCall(row, viewer)),
    nextCursor: last ? formatPageCursor([last.requested_at.toISOString(), last.id]) : null,
  }
}

/** What the carrier said of a call, word for word. */
export const listMessages = async (
  db: Queryable,
  caller: Caller,
  callId: string,
): Promise<ReplyOf<'GET /api/calls/{id}/events'>> => {
  await seen(db, caller, callId)
  const rows = await messagesOfCall(db, callId)
  return {
    items: rows.map((row) => ({
      id: row.id,
      receivedAt: row.received_at.toISOString(),
      transport: row.transport,
      verdict: row.verdict,
      detail: row.detail,
      body: row.body,
    })),
  }
}
