import type { Caller } from '../../platform/http/serve.ts'
import type { Parameters } from './parameters.ts'

export interface Scope {
  scope: 'mine' | 'all'
  ownerId?: readonly number[] | undefined
}

/** More owners than this are looked for together, not one after the other along the index. */
const mostOwnerScans = 8

/**
 * The leads a person may see, as the conditions of scans that do not overlap: own leads, the pool of one's team, one's team,
 * or all. Empty: none.
 */
export const scansOf = (caller: Caller, { scope, ownerId }: Scope, parameters: Parameters): string[] => {
  const team = () => `team_id = ${parameters.add(caller.teamId, 'bigint')}`
  const ownedBy = (id: number) => `owner_id = ${parameters.add(id, 'bigint')}`
  const wanted = ownerId && [...new Set(ownerId)]
  if (scope === 'mine') return !wanted || wanted.includes(caller.userId) ? [ownedBy(caller.userId)] : []
  switch (caller.role) {
    case 'agent': {
      if (wanted) return wanted.includes(caller.userId) ? [ownedBy(caller.userId)] : []
      const pool = caller.teamId === null ? [] : [`owner_id is null and ${team()}`]
      return [ownedBy(caller.userId), ...pool]
    }
    case 'manager':
      if (caller.teamId === null) return []
      return wanted ? owners(wanted, ownedBy, parameters).map((scan) => `${scan} and ${team()}`) : [team()]
    case 'admin':
      return wanted ? owners(wanted, ownedBy, parameters) : ['true']
  }
}

const owners = (ids: readonly number[], ownedBy: (id: number) => string, parameters: Parameters): string[] =>
  ids.length > mostOwnerScans ? [parameters.among('owner_id', ids, 'bigint')] : ids.map(ownedBy)
