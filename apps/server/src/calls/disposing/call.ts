import { absorb, type DispositionEffects } from '@telehub/domain'
import { type CallRow, factsOfCall, type NamedCallRow } from '../../call-views/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { Refusal } from '../../platform/refusal.ts'
import { maySeeCall } from '../policy.ts'
import { lockCall, saveFacts } from '../store.ts'

/** A call that the caller may see, locked until the transaction ends. Refuses `not-found` for any other. */
export const lockVisibleCall = async (tx: Tx, caller: Caller, id: string): Promise<NamedCallRow> => {
  const call = await lockCall(tx, id)
  if (!call || !maySeeCall(caller, call)) throw new Refusal('not-found', 'There is no such call.')
  return call
}

/** Writes the outcome onto the call and, with `at`, the fact that it has been disposed. */
export const saveDisposed = async (
  tx: Tx,
  call: NamedCallRow,
  { effects, now, at }: { effects: Pick<DispositionEffects, 'code' | 'notes'>; now: Date; at: Date | null },
): Promise<void> => {
  const facts = at ? absorb(factsOfCall(call), { kind: 'disposed', at }) : factsOfCall(call)
  const notes = effects.notes ?? call.notes
  const noted = notes === call.notes ? {} : { notes, notes_version: call.notes_version + 1 }
  await saveFacts(tx, call, facts, now, { disposition: effects.code, ...noted })
}

/** True when a later call to the same lead has an outcome of its own. */
export const wasDisposedLater = async (tx: Tx, call: CallRow): Promise<boolean> =>
  (await tx
    .selectFrom('calls')
    .select('id')
    .where('lead_id', '=', call.lead_id)
    .where('requested_at', '>', call.requested_at)
    .where('disposed_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()) !== undefined
