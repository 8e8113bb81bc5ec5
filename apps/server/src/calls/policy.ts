import type { Caller, Permission } from '../platform/http/serve.ts'

export const mayPlaceCalls: Permission = () => true
export const maySeeCalls: Permission = () => true
/** What the carrier wrote holds phone numbers as they are. */
export const mayReadCarrierMessages: Permission = ({ role }) => role !== 'agent'

/** Agents call their own leads and the pool's of their team, managers their team's, admins any. */
export const mayCallLead = (caller: Caller, lead: { owner_id: number | null; team_id: number | null }): boolean => {
  switch (caller.role) {
    case 'admin':
      return true
    case 'manager':
      return lead.team_id !== null && lead.team_id === caller.teamId
    case 'agent':
      return (
        lead.owner_id === caller.userId ||
        (lead.owner_id === null && (lead.team_id === null || lead.team_id === caller.teamId))
      )
  }
}

/** One's own calls; a manager sees the team's, an admin all. */
export const maySeeCall = (caller: Caller, call: { agent_id: number; team_id: number | null }): boolean =>
  caller.role === 'admin' ||
  call.agent_id === caller.userId ||
  (caller.role === 'manager' && call.team_id !== null && call.team_id === caller.teamId)
