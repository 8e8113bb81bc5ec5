import type { CallEnder, CallFacts, CallOutcome, SubmissionState } from '@telehub/domain'
import type { Selectable } from 'kysely'
import type { CallsTable } from '../platform/db/schema.ts'

export type CallRow = Selectable<CallsTable>

/** The row of a call as the domain's facts. */
export const factsOfCall = (row: CallRow): CallFacts => ({
  requestedAt: row.requested_at,
  submission: row.submission as SubmissionState,
  dialledAt: row.dialled_at,
  agentRangAt: row.agent_rang_at,
  agentAnsweredAt: row.agent_answered_at,
  customerRangAt: row.customer_rang_at,
  customerAnsweredAt: row.customer_answered_at,
  endedAt: row.ended_at,
  endReason: row.end_reason as CallOutcome | null,
  endedBy: row.ended_by as CallEnder | null,
  talkSeconds: row.talk_seconds,
  recordingUrl: row.recording_url,
  carrierCallId: row.carrier_call_id,
  disposedAt: row.disposed_at,
})
