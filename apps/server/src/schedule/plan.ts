import { setNextAction } from '../leads/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Queryable, Tx } from '../platform/db/db.ts'
import { appendEvent } from '../platform/event-log/append.ts'
import { type Action, closeActions, insertAction, openActionsFrom, openActionsOf, reopenClosedBy } from './store.ts'

interface Deps {
  clock: Clock
}

/** Tells the owner and the team's managers that an action is new, moved or closed. */
export const announceAction = (tx: Tx, { clock }: Deps, action: Action): Promise<void> =>
  appendEvent(
    tx,
    clock,
    'next-action:changed',
    { id: action.id, leadId: action.leadId, ownerId: action.ownerId },
    { userId: action.ownerId, teamId: action.teamId },
  )

/** Writes the first of the lead's open actions onto the lead. The caller places the lead afterwards. */
export const syncLead = async (tx: Tx, leadId: number): Promise<void> => {
  const first = await firstOpenAction(tx, leadId)
  await setNextAction(tx, leadId, first ? { kind: first.kind, dueAt: first.dueAt } : null)
}

/** Adds an open action to a lead. The caller places the lead afterwards. */
export const planNextAction = async (
  tx: Tx,
  deps: Deps,
  action: Pick<Action, 'leadId' | 'callId' | 'kind' | 'dueAt' | 'ownerId' | 'teamId' | 'details'>,
): Promise<Action> => {
  const planned = await insertAction(tx, action, deps.clock.now())
  await syncLead(tx, action.leadId)
  await announceAction(tx, deps, planned)
  return planned
}

const close = async (
  tx: Tx,
  deps: Deps,
  leadId: number,
  ids: readonly number[],
  how: { state: 'done' | 'cancelled'; callId: string | null },
): Promise<Action[]> => {
  const closed = await closeActions(tx, ids, { ...how, at: deps.clock.now() })
  if (closed.length === 0) return closed
  await syncLead(tx, leadId)
  for (const action of closed) await announceAction(tx, deps, action)
  return closed
}

/**
 * Closes the open actions of a lead. Cancelling takes what was still to be sent along; being done does not, for a call sends
 * nothing.
 */
export const closeOpenActions = async (
  tx: Tx,
  deps: Deps,
  input: { leadId: number; state: 'done' | 'cancelled'; callId: string | null },
): Promise<Action[]> => {
  const open = await openActionsOf(tx, input.leadId)
  const ids = open.filter(({ details }) => input.state === 'cancelled' || !details.beside).map(({ id }) => id)
  return close(tx, deps, input.leadId, ids, input)
}

/** The call that was promised has been made: the promise is kept, whatever else stays open. */
export const closeActionByCall = (
  tx: Tx,
  deps: Deps,
  input: { leadId: number; actionId: number; callId: string },
): Promise<Action[]> => close(tx, deps, input.leadId, [input.actionId], { state: 'done', callId: input.callId })

/** Takes back what a call's disposition planned and, with `reopen`, opens again what it had closed. */
export const undoActionsOfCall = async (
  tx: Tx,
  deps: Deps,
  input: { leadId: number; callId: string; reopen: boolean },
): Promise<void> => {
  const own = (await openActionsFrom(tx, input.callId)).map(({ id }) => id)
  await close(tx, deps, input.leadId, own, { state: 'cancelled', callId: input.callId })
  if (!input.reopen) return
  const reopened = await reopenClosedBy(tx, input.callId)
  if (reopened.length > 0) await syncLead(tx, input.leadId)
  for (const action of reopened) await announceAction(tx, deps, action)
}

/** The open action that comes first for a lead, desk tasks aside; null without one. */
export const firstOpenAction = async (db: Queryable, leadId: number): Promise<Action | null> =>
  (await openActionsOf(db, leadId)).find(({ details }) => !details.beside) ?? null
