import type { Caller, Permission } from '../platform/http/serve.ts'

export const mayReadPeople: Permission = () => true
export const mayManagePeople: Permission = ({ role }) => role === 'admin'
export const mayManageTeams: Permission = ({ role }) => role === 'admin'
export const mayMindOwnPresence: Permission = () => true

/** Whom one sees: everybody, the team's people, or oneself. */
export type PeopleScope = { everybody: true } | { teamId: number } | { userId: number }

export const peopleSeenBy = (caller: Caller): PeopleScope => {
  if (caller.role === 'admin') return { everybody: true }
  if (caller.role === 'manager' && caller.teamId !== null) return { teamId: caller.teamId }
  return { userId: caller.userId }
}
