import type { Caller, Permission } from '../platform/http/serve.ts'

export const mayWorkLeads: Permission = () => true
export const mayAssign: Permission = ({ role }) => role !== 'agent'
export const mayAnswerEscalations: Permission = ({ role }) => role !== 'agent'

interface Owned {
  owner_id: number | null
  team_id: number | null
}

/** Own leads and the pool of one's team; a manager's team and own; all. */
export const maySee = (caller: Caller, lead: Owned): boolean => {
  if (lead.owner_id === caller.userId) return true
  const inTeam = caller.teamId !== null && lead.team_id === caller.teamId
  switch (caller.role) {
    case 'agent':
      return lead.owner_id === null && inTeam
    case 'manager':
      return inTeam
    case 'admin':
      return true
  }
}
