import type { Db } from '../../platform/db/db.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { Refusal } from '../../platform/refusal.ts'
import { unlockLead } from '../store/locks.ts'

/** Lets go of a lead that the caller took. Refuses (`not-found`) when they do not hold it. */
export const releaseLead = async ({ db }: { db: Db }, caller: Caller, leadId: number): Promise<void> => {
  if (!(await unlockLead(db, { leadId, userId: caller.userId })))
    throw new Refusal('not-found', 'You do not hold this lead.')
}
