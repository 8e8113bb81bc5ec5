import { addDoNotCall, removeDoNotCall } from '../leads/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Tx } from '../platform/db/db.ts'
import { appendEvent } from '../platform/event-log/append.ts'

interface Deps {
  clock: Clock
}

/** Tells whoever has leads on a number, once each however many they are, that these stand elsewhere in the queue now. */
const tellLeadsOn = async (tx: Tx, { clock }: Deps, phone: string): Promise<void> => {
  const rows = await tx
    .selectFrom('lead_phones')
    .innerJoin('leads', 'leads.id', 'lead_phones.lead_id')
    .select((is) => ['leads.owner_id as userId', 'leads.team_id as teamId', is.fn.countAll<number>().as('count')])
    .where('lead_phones.phone', '=', phone)
    .groupBy(['leads.owner_id', 'leads.team_id'])
    .execute()
  for (const { userId, teamId, count } of rows) {
    await appendEvent(tx, clock, 'leads:changed', { why: 'do-not-call', count }, { userId, teamId })
  }
}

/** Nobody may call the number from now on; its leads are held back and their owners told. False: it was on the list already. */
export const blockPhone = async (
  tx: Tx,
  deps: Deps,
  input: { phone: string; reason: string; callId: string | null; by: number | null },
): Promise<boolean> => {
  const added = await addDoNotCall(tx, deps, input)
  if (added) await tellLeadsOn(tx, deps, input.phone)
  return added
}

/** The number may be called again. With `onlyFromCall` it stays when something else had put it on the list. */
export const unblockPhone = async (
  tx: Tx,
  deps: Deps,
  input: { phone: string; onlyFromCall?: string },
): Promise<boolean> => {
  const removed = await removeDoNotCall(tx, deps, input)
  if (removed) await tellLeadsOn(tx, deps, input.phone)
  return removed
}
