import type { NextActionKind, NextActionState } from '@telehub/domain'
import type { Queryable, Tx } from '../platform/db/db.ts'

/** What an action needs beside its time and owner. Nothing else is kept there, and what is shown of it is chosen again. */
export interface ActionDetails {
  /** The time the rule asked for, when closed hours or the phone's budget moved it. */
  movedFrom?: string
  /** E.164 of the phone to dial then. */
  phone?: string
  place?: string
  material?: string
  channel?: string
  to?: string
  note?: string
  /** A task at the desk that stands beside the lead's next action and never calls the lead into the queue. */
  beside?: true
}

export interface Action {
  id: number
  leadId: number
  callId: string | null
  kind: NextActionKind
  dueAt: Date
  ownerId: number | null
  teamId: number | null
  state: NextActionState
  details: ActionDetails
  closedByCall: string | null
}

const columns = [
  'id',
  'lead_id as leadId',
  'call_id as callId',
  'kind',
  'due_at as dueAt',
  'owner_id as ownerId',
  'team_id as teamId',
  'state',
  'details',
  'closed_by_call as closedByCall',
] as const

export const insertAction = async (
  tx: Tx,
  action: Omit<Action, 'id' | 'state' | 'closedByCall'>,
  now: Date,
): Promise<Action> =>
  (await tx
    .insertInto('next_actions')
    .values({
      lead_id: action.leadId,
      call_id: action.callId,
      kind: action.kind,
      due_at: action.dueAt,
      owner_id: action.ownerId,
      team_id: action.teamId,
      details: JSON.stringify(action.details),
      created_at: now,
    })
    .returning(columns)
    .executeTakeFirstOrThrow()) as Action

/** Null when there is none; else locked until the transaction ends. */
export const lockAction = async (tx: Tx, id: number): Promise<Action | null> =>
  ((await tx.selectFrom('next_actions').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()) as
    | Action
    | undefined) ?? null

/** A lead's open actions, soonest first. */
export const openActionsOf = async (db: Queryable, leadId: number): Promise<Action[]> =>
  (await db
    .selectFrom('next_actions')
    .select(columns)
    .where('lead_id', '=', leadId)
    .where('state', '=', 'open')
    .orderBy('due_at')
    .orderBy('id')
    .execute()) as Action[]

/** Closes those that are open and answers them as they are now. */
export const closeActions = async (
  tx: Tx,
  ids: readonly number[],
  close: { state: 'done' | 'cancelled'; callId: string | null; at: Date },
): Promise<Action[]> =>
  ids.length === 0
    ? []
    : ((await tx
        .updateTable('next_actions')
        .set({ state: close.state, closed_at: close.at, closed_by_call: close.callId })
        .where('id', 'in', ids)
        .where('state', '=', 'open')
        .returning(columns)
        .execute()) as Action[])

/** Opens again what stood open before a call and was closed by it; the call's own actions stay closed. */
export const reopenClosedBy = async (tx: Tx, callId: string): Promise<Action[]> =>
  (await tx
    .updateTable('next_actions')
    .set({ state: 'open', closed_at: null, closed_by_call: null })
    .where('closed_by_call', '=', callId)
    .where('call_id', 'is distinct from', callId)
    .where('state', '!=', 'open')
    .returning(columns)
    .execute()) as Action[]

/** The open actions that a call brought about. */
export const openActionsFrom = async (db: Queryable, callId: string): Promise<Action[]> =>
  (await db
    .selectFrom('next_actions')
    .select(columns)
    .where('call_id', '=', callId)
    .where('state', '=', 'open')
    .execute()) as Action[]

/** Changes a locked action and answers it as it is then. One that was moved or given away is announced anew when its time comes. */
export const updateAction = async (
  tx: Tx,
  action: Action,
  change: Partial<Pick<Action, 'dueAt' | 'ownerId' | 'teamId'>> & {
    note?: string
    state?: 'done' | 'cancelled'
    closedAt?: Date
  },
): Promise<Action> => {
  const { note, state, closedAt, ...moved } = change
  const next = { ...action, ...moved }
  const elsewhere = next.dueAt.getTime() !== action.dueAt.getTime() || next.ownerId !== action.ownerId
  return (await tx
    .updateTable('next_actions')
    .set({
      due_at: next.dueAt,
      owner_id: next.ownerId,
      team_id: next.teamId,
      ...(note === undefined ? {} : { details: JSON.stringify({ ...action.details, note }) }),
      ...(state ? { state, closed_at: closedAt ?? null } : {}),
      ...(elsewhere ? { notified_at: null, overdue_notified_at: null } : {}),
    })
    .where('id', '=', action.id)
    .returning(columns)
    .executeTakeFirstOrThrow()) as Action
}
