import { sql } from 'kysely'
import type { Tx } from '../../platform/db/db.ts'
import { prepared } from '../../platform/db/prepared.ts'

/**
 * What happens to a number moves every lead that has it: two such changes wait for each other here, before either holds a
 * lead that the other wants. Take it before any lead.
 */
export const lockPhone = async (tx: Tx, phone: string): Promise<void> => {
  await sql`${prepared} select pg_advisory_xact_lock(hashtext('phone:' || ${phone}))`.execute(tx)
}

/** The same for all the numbers of a lead, in an order that is the same for everybody. */
export const lockPhonesOfLead = async (tx: Tx, leadId: number): Promise<void> => {
  await sql`
    select pg_advisory_xact_lock(key)
    from (select distinct hashtext('phone:' || phone) as key from lead_phones where lead_id = ${leadId} order by key) keys`.execute(
    tx,
  )
}
