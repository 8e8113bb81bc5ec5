import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import { lockPresence, moveTo } from './store.ts'

/**
 * What a call makes of its agent, in the call's own transaction: on the call, wrapping up, or free again, which is what
 * the agent chose last. Whoever calls without having said so counts as available.
 */
export const presenceOfCall = async (
  tx: Tx,
  clock: Clock,
  input: { agentId: number; state: 'on-call' | 'wrapping' | 'free' },
): Promise<void> => {
  const held = await lockPresence(tx, clock, input.agentId)
  if (!held) return
  const { state } = input
  if (state === 'free') {
    if (held.state !== 'on-call' && held.state !== 'wrapping') return
    await moveTo(tx, clock, held, { state: held.chosen, reason: held.chosenReason })
    return
  }
  if (held.chosen === 'offline' && held.state === 'offline') {
    await tx
      .updateTable('presence')
      .set({ chosen: 'available', chosen_reason: null })
      .where('user_id', '=', input.agentId)
      .execute()
  }
  await moveTo(tx, clock, held, { state, reason: null })
}
