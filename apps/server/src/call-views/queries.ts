import type { CallView } from '@telehub/contracts'
import type { Queryable } from '../platform/db/db.ts'
import { type NamedCallRow, presentCall } from './present.ts'

/** Calls with the names their views show; narrow, order and limit it further. */
export const selectNamedCalls = (db: Queryable) =>
  db
    .selectFrom('calls')
    .innerJoin('leads', 'leads.id', 'calls.lead_id')
    .innerJoin('users', 'users.id', 'calls.agent_id')
    .selectAll('calls')
    .select(['leads.name as lead_name', 'leads.organisation', 'users.name as agent_name'])

/** The view of one call, or null. */
export const readCallView = async (
  db: Queryable,
  callId: string,
  viewer: { maskPhones: boolean },
): Promise<CallView | null> => {
  const row: NamedCallRow | undefined = await selectNamedCalls(db).where('calls.id', '=', callId).executeTakeFirst()
  return row ? presentCall(row, viewer) : null
}

/** The last calls to a lead, whoever made them, newest first. */
export const lastCallsOfLead = async (
  db: Queryable,
  leadId: number,
  limit: number,
  viewer: { maskPhones: boolean },
): Promise<CallView[]> => {
  const rows: NamedCallRow[] = await selectNamedCalls(db)
    .where('calls.lead_id', '=', leadId)
    .orderBy('calls.requested_at', 'desc')
    .orderBy('calls.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => presentCall(row, viewer))
}
