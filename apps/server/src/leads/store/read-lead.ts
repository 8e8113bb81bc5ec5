import type { Selectable } from 'kysely'
import type { Tx } from '../../platform/db/db.ts'
import type { LeadsTable } from '../../platform/db/schema.ts'
import { Refusal } from '../../platform/refusal.ts'
import { loadPhones, type PhoneFacts } from '../placement/facts.ts'
import { readLock } from './locks.ts'

export interface LeadForCall {
  row: Selectable<LeadsTable>
  /** In the order in which they are tried. */
  phones: PhoneFacts[]
  /** Who took it last; past its time it is no lock. */
  lock: { agentId: number; until: Date } | null
}

/**
 * The lead, its phones and what is known of them; nobody changes it until the transaction ends. Refuses (`not-found`) when
 * there is none.
 */
export const readLeadForCall = async (tx: Tx, leadId: number): Promise<LeadForCall> => {
  const row = await tx.selectFrom('leads').selectAll().where('id', '=', leadId).forNoKeyUpdate().executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'There is no such lead.')
  const phones = await loadPhones(tx, [leadId], null)
  return { row, phones: phones.get(leadId) ?? [], lock: await readLock(tx, leadId) }
}
