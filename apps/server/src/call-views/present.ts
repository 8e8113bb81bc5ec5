import type { CallView } from '@telehub/contracts'
import {
  type CallFacts,
  type CallPhase,
  customerAnswered,
  type DispositionCode,
  maskPhone,
  outcomeOf,
  phaseOf,
  proposeDisposition,
  talkSecondsOf,
  timesOf,
} from '@telehub/domain'
import { controlsOf } from './controls.ts'
import { type CallRow, factsOfCall } from './facts.ts'

/** A call with the names that its view shows. */
export type NamedCallRow = CallRow & { lead_name: string; organisation: string; agent_name: string }

/** The view of a call. `maskPhones`: the number is shown without its middle. */
export const presentCall = (row: NamedCallRow, { maskPhones }: { maskPhones: boolean }): CallView => {
  const facts = factsOfCall(row)
  const times = timesOf(facts)
  const iso = (at: Date | null) => at?.toISOString() ?? null
  return {
    id: row.id,
    leadId: row.lead_id,
    leadName: row.lead_name,
    organisation: row.organisation,
    agentId: row.agent_id,
    agentName: row.agent_name,
    campaignId: row.campaign_id,
    phone: maskPhones ? maskPhone(row.phone) : row.phone,
    carrier: row.carrier,
    line: row.line,
    phase: phaseOf(facts),
    submission: facts.submission,
    requestedAt: row.requested_at.toISOString(),
    dialledAt: iso(times.dialledAt),
    agentAnsweredAt: iso(times.agentAnsweredAt),
    customerRangAt: iso(times.customerRangAt),
    customerAnsweredAt: iso(times.connectedAt),
    endedAt: iso(times.endedAt),
    outcome: outcomeOf(facts),
    failure: failureOf(row.submission_error),
    talkSeconds: talkSecondsOf(facts),
    recording: recordingOf(facts),
    proposed: row.disposition
      ? null
      : proposeDisposition(outcomeOf(facts), { refusedByRegister: isRegisterRefusal(row.submission_error) }),
    disposition: row.disposition as DispositionCode | null,
    disposedAt: iso(times.disposedAt),
    notes: row.notes,
    notesVersion: row.notes_version,
    controls: controlsOf(row.carrier),
  }
}

/** `submission_error` is `{reason, message}`; reason `do-not-disturb` is the register's refusal. */
const failureOf = (error: unknown): string | null => {
  const message = (error as { message?: unknown } | null)?.message
  return typeof message === 'string' ? message : null
}
const isRegisterRefusal = (error: unknown): boolean =>
  (error as { reason?: unknown } | null)?.reason === 'do-not-disturb'

const recordingOf = (facts: CallFacts): CallView['recording'] => {
  if (facts.recordingUrl) return 'known'
  const phase: CallPhase = phaseOf(facts)
  switch (phase) {
    case 'queued':
    case 'dialling':
    case 'ringing':
      return 'off'
    case 'talking':
      return 'on'
    case 'wrapping':
    case 'closed':
      return customerAnswered(facts) ? 'expected' : 'off'
  }
}
