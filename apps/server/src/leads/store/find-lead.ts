import type { Selectable } from 'kysely'
import type { Tx } from '../../platform/db/db.ts'
import type { LeadsTable } from '../../platform/db/schema.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { Refusal } from '../../platform/refusal.ts'
import { maySee } from '../policy.ts'

/** The lead, held until the transaction ends. Refuses (`not-found`) one that the caller may not see, as if there were none. */
export const holdVisibleLead = async (tx: Tx, caller: Caller, leadId: number): Promise<Selectable<LeadsTable>> => {
  const row = await tx.selectFrom('leads').selectAll().where('id', '=', leadId).forNoKeyUpdate().executeTakeFirst()
  if (!row || !maySee(caller, row)) throw new Refusal('not-found', 'There is no such lead.')
  return row
}
