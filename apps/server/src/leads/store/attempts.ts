import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { readSettings } from '../../settings/index.ts'

/**
 * A call to the lead begins: counts against the phone's budget unless the person asked for it (`exempt`), and keeps the
 * lead out of the queue until `settleAttempt`. The caller places the leads of the phone afterwards.
 */
export const startAttempt = async (
  tx: Tx,
  input: { callId: string; leadId: number; phone: string; at: Date; exempt: boolean },
): Promise<void> => {
  await tx
    .insertInto('phone_attempts')
    .values({
      phone: input.phone,
      call_id: input.callId,
      lead_id: input.leadId,
      at: input.at,
      answered: null,
      ended_at: null,
      exempt: input.exempt,
    })
    .onConflict((conflict) => conflict.column('call_id').doNothing())
    .execute()
  await tx
    .updateTable('leads')
    .set((eb) => ({ in_call: input.callId, last_attempt_at: input.at, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', input.leadId)
    .execute()
}

/**
 * The call is over: lets go of the lead, and notes the contact that it was (an earlier one than the known changes nothing).
 * May be told again with better knowledge. The caller places the leads of the phone afterwards.
 */
export const settleAttempt = async (
  tx: Tx,
  { clock }: { clock: Clock },
  input: {
    callId: string
    leadId: number
    answered: boolean
    contactAt: Date | null
    endedAt: Date | null
    talkSeconds: number
  },
): Promise<void> => {
  const { rules } = await readSettings(tx)
  const { answered, contactAt } = input
  const conversation = answered && input.talkSeconds >= rules.conversationSeconds
  await sql`${prepared}
    with settled as (
      update phone_attempts set answered = ${answered}, ended_at = ${input.endedAt}, conversation = ${conversation}
      where call_id = ${input.callId})
    update leads set in_call = case when in_call = ${input.callId}::uuid then null else in_call end,
      last_contact_at = greatest(last_contact_at, ${contactAt}::timestamptz),
      updated_at = case when ${contactAt !== null} then ${clock.now()}::timestamptz else updated_at end
    where id = ${input.leadId}`.execute(tx)
}

/** The customer's phone was never dialled: the attempt never was. The caller places the leads of the phone afterwards. */
export const dropAttempt = async (tx: Tx, _deps: { clock: Clock }, callId: string): Promise<void> => {
  const dropped = await tx
    .deleteFrom('phone_attempts')
    .where('call_id', '=', callId)
    .returning('lead_id')
    .executeTakeFirst()
  if (dropped) {
    await sql`
      update leads set attempts = greatest(0, attempts - 1),
        last_attempt_at = (select max(at) from phone_attempts where lead_id = ${dropped.lead_id})
      where id = ${dropped.lead_id}`.execute(tx)
  }
  await release(tx, callId)
}

const release = async (tx: Tx, callId: string): Promise<void> => {
  await tx.updateTable('leads').set({ in_call: null }).where('in_call', '=', callId).execute()
}
