import { type CallFacts, type CallPhase, newCall, outcomeOf, phaseOf, type SubmissionState } from '@telehub/domain'
import { type Insertable, sql, type Updateable } from 'kysely'
import { type NamedCallRow, selectNamedCalls } from '../call-views/index.ts'
import { lockPhone } from '../leads/index.ts'
import type { Queryable, Tx } from '../platform/db/db.ts'
import { prepared } from '../platform/db/prepared.ts'
import type { CallsTable } from '../platform/db/schema.ts'
import { nextCheck, unclaimedMs } from './watch.ts'

/**
 * Locks a call, and its number, for the rest of the transaction; null when there is none. Lock the call before its lead and
 * its agent.
 */
export const lockCall = async (tx: Tx, callId: string): Promise<NamedCallRow | null> => {
  const row = await selectNamedCalls(tx)
    .modifyFront(prepared)
    .where('calls.id', '=', callId)
    .forUpdate('calls')
    .executeTakeFirst()
  if (row) await lockPhone(tx, row.phone)
  return row ?? null
}

export const findCall = async (db: Queryable, callId: string): Promise<NamedCallRow | null> =>
  (await selectNamedCalls(db).where('calls.id', '=', callId).executeTakeFirst()) ?? null

export type CallChanges = Partial<NamedCallRow> & Updateable<CallsTable>

/** The columns of these facts, what is derived from them included. */
export const columnsOf = (row: NamedCallRow, facts: CallFacts, now: Date): CallChanges => {
  const phase = phaseOf(facts)
  return {
    submission: facts.submission,
    dialled_at: facts.dialledAt,
    agent_rang_at: facts.agentRangAt,
    agent_answered_at: facts.agentAnsweredAt,
    customer_rang_at: facts.customerRangAt,
    customer_answered_at: facts.customerAnsweredAt,
    ended_at: facts.endedAt,
    end_reason: facts.endReason,
    ended_by: facts.endedBy,
    talk_seconds: facts.talkSeconds,
    recording_url: facts.recordingUrl,
    carrier_call_id: facts.carrierCallId,
    disposed_at: facts.disposedAt,
    phase,
    outcome: outcomeOf(facts),
    check_at: nextCheck(facts, 0, now),
    checks: 0,
    reopened: row.reopened || (row.phase === 'closed' && phase !== 'closed'),
  }
}

/** Writes a locked call's facts, and what is derived from them; answers the call as it is then. */
export const saveFacts = async (
  tx: Tx,
  row: NamedCallRow,
  facts: CallFacts,
  now: Date,
  more: Updateable<CallsTable> = {},
): Promise<NamedCallRow> => {
  const changes = columnsOf(row, facts, now)
  await tx
    .updateTable('calls')
    .set({ ...changes, ...more })
    .where('id', '=', row.id)
    .modifyEnd(prepared)
    .execute()
  return { ...row, ...changes, ...more } as NamedCallRow
}

/** Takes the one right to send a call to the carrier. False when another has it, or the call is settled already. */
export const claimSubmission = async (db: Queryable, callId: string, now: Date, checkAt: Date): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('calls')
    .set({ submitted_at: now, check_at: checkAt })
    .where('id', '=', callId)
    .where('submitted_at', 'is', null)
    .where('submission', '=', 'pending')
    .where('phase', '<>', 'closed')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Calls of one agent are placed one after the other: the second waits here until the first is written or refused. */
export const lockAgentCalls = async (tx: Tx, agentId: number): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtext(${`calls:${agentId}`}))`.execute(tx)
}

type NewCall = Pick<
  Insertable<CallsTable>,
  | 'id'
  | 'lead_id'
  | 'agent_id'
  | 'team_id'
  | 'campaign_id'
  | 'phone'
  | 'agent_phone'
  | 'carrier'
  | 'line'
  | 'callback_secret'
  | 'keeps_action_id'
  | 'redial_reason'
  | 'requested_at'
>

/** Writes a call that nobody has been asked to place yet. The unique indexes refuse a second one. */
export const insertCall = (tx: Tx, call: NewCall) => {
  const facts = newCall(call.requested_at)
  return tx
    .insertInto('calls')
    .values({
      ...call,
      phase: phaseOf(facts),
      last_news_at: call.requested_at,
      check_at: new Date(call.requested_at.getTime() + unclaimedMs),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** The calls of an agent that are not closed. */
export const openCallsOfAgent = async (db: Queryable, agentId: number) => {
  const rows = await db
    .selectFrom('calls')
    .select(['id', 'phase', 'submission'])
    .where('agent_id', '=', agentId)
    .where('phase', '<>', 'closed')
    .where('reopened', '=', false)
    .execute()
  return rows as { id: string; phase: CallPhase; submission: SubmissionState }[]
}

/** True when somebody calls this number now. */
export const isPhoneInCall = async (db: Queryable, phone: string): Promise<boolean> => {
  const row = await db
    .selectFrom('calls')
    .select('id')
    .where('phone', '=', phone)
    .where('phase', 'in', ['queued', 'dialling', 'ringing', 'talking'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Calls whose time to be looked after has come, the longest due first. */
export const callsToCheck = (db: Queryable, now: Date, limit: number): Promise<NamedCallRow[]> =>
  selectNamedCalls(db).where('calls.check_at', '<=', now).orderBy('calls.check_at').limit(limit).execute()

/** Makes now the time to look after every call that the carrier has and that is not over. */
export const checkLiveCalls = async (db: Queryable, now: Date): Promise<void> => {
  await db
    .updateTable('calls')
    .set({ check_at: now })
    .where('phase', 'in', ['queued', 'dialling', 'ringing', 'talking'])
    .where('submission', '<>', 'pending')
    .where('check_at', '>', now)
    .execute()
}

/** The carrier had nothing new: ask again later, unless news came meanwhile and set a time of its own. */
export const putOffCheck = async (db: Queryable, row: NamedCallRow, facts: CallFacts, now: Date): Promise<void> => {
  const checks = row.checks + 1
  await db
    .updateTable('calls')
    .set({ checks, check_at: nextCheck(facts, checks, now) })
    .where('id', '=', row.id)
    .where('check_at', '=', row.check_at)
    .execute()
}

/** What the carrier calls the other calls to the same number about that time. */
export const otherCarrierCallIds = async (db: Queryable, row: NamedCallRow): Promise<string[]> => {
  const around = (row.submitted_at ?? row.requested_at).getTime()
  const rows = await db
    .selectFrom('calls')
    .select('carrier_call_id')
    .where('phone', '=', row.phone)
    .where('id', '<>', row.id)
    .where('carrier_call_id', 'is not', null)
    .where('requested_at', '>', new Date(around - 3_600_000))
    .execute()
  return rows.flatMap(({ carrier_call_id: id }) => (id === null ? [] : [id]))
}
