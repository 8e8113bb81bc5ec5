import type { NotificationView } from '@telehub/contracts'
import type { Clock } from '../platform/clock.ts'
import type { Tx } from '../platform/db/db.ts'
import { appendEvent } from '../platform/event-log/append.ts'

/** Leaves a person a notification and tells their screens of it, in the caller's transaction. */
export const notify = async (
  tx: Tx,
  { clock }: { clock: Clock },
  input: { userId: number; kind: NotificationView['kind']; data: Record<string, unknown> },
): Promise<void> => {
  const at = clock.now()
  const { id } = await tx
    .insertInto('notifications')
    .values({ user_id: input.userId, kind: input.kind, data: JSON.stringify(input.data), at })
    .returning('id')
    .executeTakeFirstOrThrow()
  const notification = { id, kind: input.kind, data: input.data, at: at.toISOString(), readAt: null }
  await appendEvent(tx, clock, 'notification:new', { notification }, { userId: input.userId })
}
