import type { Caller, Permission } from '../platform/http/serve.ts'
import type { Seer } from './store.ts'

export const mayImport: Permission = ({ role }) => role === 'manager' || role === 'admin'
export const seerOf = (caller: Caller): Seer => ({
  userId: caller.userId,
  teamId: caller.teamId,
  all: caller.role === 'admin',
})
/** A manager imports for the own team; an admin for any, or for none. */
export const mayImportFor = (caller: Caller, teamId: number | null): boolean =>
  caller.role === 'admin' || teamId === caller.teamId
