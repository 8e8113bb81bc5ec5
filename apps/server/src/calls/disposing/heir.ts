import type { DispositionRequest } from '@telehub/domain'
import type { CallRow } from '../../call-views/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/refusal.ts'
import { readAgent } from '../../team/index.ts'
import type { Person } from './people.ts'

/** The other agent who is to take the next action over; null when it stays. Refuses whoever is no agent of the same team. */
export const findHeir = async (tx: Tx, call: CallRow, request: DispositionRequest): Promise<Person | null> => {
  const id = request.nextAction?.ownerId
  if (!id || id === call.agent_id || request.code !== 'INTERESTED') return null
  const person = await readAgent(tx, id)
  if (person && person.role === 'agent' && !person.disabled && person.teamId === call.team_id) return person
  const message = 'is not an agent of this team'
  throw new Refusal('invalid-input', `body.nextAction.ownerId: ${message}`, {
    fields: [{ path: 'body.nextAction.ownerId', message }],
  })
}
