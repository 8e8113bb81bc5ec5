import type { PresenceView } from '@telehub/contracts'
import type { BreakReason } from '@telehub/domain'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/refusal.ts'
import { lockPresence, moveTo, presentPresence } from './store.ts'

export type Choice = { state: 'available' | 'offline' } | { state: 'break'; reason: BreakReason }

/** What a person chooses to be. During a call it is kept for afterwards. Answers what holds now. */
export const setPresence = (
  deps: { db: Db; clock: Clock },
  input: { userId: number; choice: Choice },
): Promise<PresenceView> =>
  deps.db.transaction().execute(async (tx) => {
    const held = await lockPresence(tx, deps.clock, input.userId)
    if (!held) throw new Refusal('not-found', 'There is no such person.')
    const { choice } = input
    const to = { state: choice.state, reason: choice.state === 'break' ? choice.reason : null }
    await tx
      .updateTable('presence')
      .set({ chosen: to.state, chosen_reason: to.reason, last_seen_at: deps.clock.now() })
      .where('user_id', '=', input.userId)
      .execute()
    if (held.state === 'on-call' || held.state === 'wrapping') return presentPresence(held)
    return moveTo(tx, deps.clock, held, to)
  })
