import {
  type CampaignHours,
  type DispositionContext,
  effectiveHours,
  type LeadStatus,
  type Settings,
} from '@telehub/domain'
import { type CallRow, factsOfCall } from '../../call-views/index.ts'
import type { LeadBefore } from '../../dispositions/index.ts'
import type { LeadForCall } from '../../leads/index.ts'

/** All that the rules look at. `before` replaces what a disposition that is being corrected had changed on the lead. */
export const toContext = (input: {
  call: CallRow
  lead: LeadForCall
  before: LeadBefore
  campaignHours: CampaignHours | null
  rules: Settings
  now: Date
}): DispositionContext => {
  const { call, lead, before, rules } = input
  const phones = lead.phones.map(({ phone, type, state, doNotCall }) => ({ id: phone, type, state, doNotCall }))
  const dialled = lead.phones.find(({ phone }) => phone === call.phone)
  return {
    call: factsOfCall(call),
    agentId: call.agent_id,
    lead: { status: before.status, email: lead.row.email, phones, openAction: before.openAction },
    phoneId: call.phone,
    attempts: dialled?.attempts ?? [],
    settings: rules,
    hours: effectiveHours(rules, input.campaignHours),
    now: input.now,
  }
}

/** The lead as it is now, kept with the disposition so that it can be taken back. */
export const snapshotOf = (
  { row, phones }: LeadForCall,
  call: Pick<CallRow, 'phone'>,
  openAction: LeadBefore['openAction'],
): LeadBefore => ({
  status: row.status as LeadStatus,
  language: row.language,
  ownerId: row.owner_id,
  escalatedAt: row.escalated_at,
  escalationReturnedAt: row.escalation_returned_at,
  phoneState: phones.find(({ phone }) => phone === call.phone)?.state ?? null,
  openAction: openAction && { kind: openAction.kind, dueAt: openAction.dueAt },
})
