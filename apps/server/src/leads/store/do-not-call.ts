import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import { placeLeadsOfPhone } from '../placement/place.ts'

/** Nobody may call this number any more, whatever the lead or campaign; its leads are placed at once. False: it was on the list. */
export const addDoNotCall = async (
  tx: Tx,
  deps: { clock: Clock },
  input: { phone: string; reason: string; callId: string | null; by: number | null },
): Promise<boolean> => {
  const added = await tx
    .insertInto('do_not_call')
    .values({
      phone: input.phone,
      reason: input.reason,
      call_id: input.callId,
      added_by: input.by,
      added_at: deps.clock.now(),
    })
    .onConflict((conflict) => conflict.column('phone').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return false
  await placeLeadsOfPhone(tx, deps, [input.phone])
  return true
}

/**
 * The number may be called again; its leads are placed at once. With `onlyFromCall`, only if that call put it there. False: it
 * was not on the list, or not by that call.
 */
export const removeDoNotCall = async (
  tx: Tx,
  deps: { clock: Clock },
  input: { phone: string; onlyFromCall?: string },
): Promise<boolean> => {
  const { onlyFromCall } = input
  const removed = await tx
    .deleteFrom('do_not_call')
    .where('phone', '=', input.phone)
    .$if(onlyFromCall !== undefined, (remove) => remove.where('call_id', '=', onlyFromCall as string))
    .executeTakeFirst()
  if (removed.numDeletedRows === 0n) return false
  await placeLeadsOfPhone(tx, deps, [input.phone])
  return true
}
