import { effectiveHours, type OpenHours, type Settings } from '@telehub/domain'
import { campaignHours } from '../campaigns/index.ts'
import type { Queryable } from '../platform/db/db.ts'
import type { Caller } from '../platform/http/serve.ts'
import { Refusal } from '../platform/refusal.ts'

/** The hours in which a lead may be called: those of its campaign, else the organisation's. */
export const hoursOfLead = async (db: Queryable, rules: Settings, leadId: number): Promise<OpenHours> => {
  const lead = await db.selectFrom('leads').select('campaign_id').where('id', '=', leadId).executeTakeFirst()
  return effectiveHours(rules, await campaignHours(db, lead?.campaign_id ?? null))
}

/** Refuses (`not-found`) a lead that the caller may not see. */
export const mustSeeLead = async (db: Queryable, caller: Caller, leadId: number): Promise<void> => {
  const lead = await db.selectFrom('leads').select(['owner_id', 'team_id']).where('id', '=', leadId).executeTakeFirst()
  if (!lead || !sees(caller, lead)) throw new Refusal('not-found', 'There is no such lead.')
}

const sees = (caller: Caller, lead: { owner_id: number | null; team_id: number | null }): boolean => {
  const ofTeam = lead.team_id !== null && lead.team_id === caller.teamId
  switch (caller.role) {
    case 'admin':
      return true
    case 'manager':
      return ofTeam
    case 'agent':
      return lead.owner_id === caller.userId || (lead.owner_id === null && (lead.team_id === null || ofTeam))
  }
}
