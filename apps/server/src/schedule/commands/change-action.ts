import type { BodyOf, NextActionView } from '@telehub/contracts'
import { checkCallbackTime, type NextActionKind } from '@telehub/domain'
import { applyToLead, type LeadForCall, placeLeads, readLeadForCall } from '../../leads/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { transact } from '../../platform/db/transact.ts'
import { appendEvent } from '../../platform/event-log/append.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type AllSettings, readSettings } from '../../settings/index.ts'
import { type Agent, readAgent } from '../../team/index.ts'
import { hoursOfLead } from '../lead.ts'
import { notify } from '../notify.ts'
import { announceAction, syncLead } from '../plan.ts'
import { findAction, showAction } from '../queries.ts'
import { type Action, lockAction, updateAction } from '../store.ts'

type Body = BodyOf<'PATCH /api/next-actions/{id}'>
interface Deps {
  db: Db
  clock: Clock
}

/**
 * Moves, hands over, finishes or cancels an open action; the lead goes with its action to another agent or to the pool.
 * Refuses what the caller may not see, what is closed, and a time that has passed or at which nobody may be called.
 */
export const changeAction = (deps: Deps, input: { id: number; caller: Caller; body: Body }): Promise<NextActionView> =>
  transact(deps.db, async (tx) => {
    const { id, caller, body } = input
    const now = deps.clock.now()
    const settings = await readSettings(tx)
    const seen = await findAction(tx, caller, id, now)
    if (!seen) throw notFound()
    // The lead before its action, as everywhere.
    const lead = await readLeadForCall(tx, seen.leadId)
    const action = await lockAction(tx, id)
    if (!action) throw notFound()
    checkOpen(action)
    if (body.dueAt !== undefined) await checkTime(tx, settings, action, new Date(body.dueAt), now)
    const heir = body.ownerId ? await checkHeir(tx, caller, body.ownerId) : null

    const changed = await updateAction(tx, action, {
      ...(body.dueAt === undefined ? {} : { dueAt: new Date(body.dueAt) }),
      ...(body.ownerId === undefined ? {} : { ownerId: body.ownerId, teamId: heir?.teamId ?? action.teamId }),
      ...(body.note === undefined ? {} : { note: body.note }),
      ...(body.state === undefined ? {} : { state: body.state, closedAt: now }),
    })
    if (body.ownerId !== undefined && body.ownerId !== action.ownerId)
      await handOver(tx, deps, { caller, lead, action, changed })
    await syncLead(tx, action.leadId)
    await placeLeads(tx, deps, [action.leadId])
    await announceAction(tx, deps, changed)
    return showAction(tx, caller, id, now)
  })

const notFound = () => new Refusal('not-found', 'There is no such action.')

const checkOpen = (action: Action): void => {
  if (action.state !== 'open') throw new Refusal('conflict', 'This has been finished or cancelled already.')
  if (action.kind === 'escalation') {
    throw new Refusal('conflict', 'An escalation ends when a manager gives the lead back with an answer.')
  }
}

const isCall = (kind: NextActionKind): boolean => {
  switch (kind) {
    case 'callback':
    case 'retry':
    case 'follow-up':
      return true
    case 'visit':
    case 'send-info':
    case 'escalation':
      return false
  }
}

const checkTime = async (tx: Tx, { rules }: AllSettings, action: Action, at: Date, now: Date): Promise<void> => {
  if (!isCall(action.kind)) {
    if (at > now) return
    throw new Refusal('time-not-possible', 'That time has passed; choose a later one.', {
      params: { refusal: 'time-in-past' },
    })
  }
  const answer = checkCallbackTime(at, now, await hoursOfLead(tx, rules, action.leadId), rules)
  if (answer.ok) return
  const sentence = {
    'time-in-past': 'That time has passed; choose a later one.',
    'time-too-far': 'That is too far ahead; choose an earlier time.',
    'outside-hours': 'That time is outside calling hours.',
  }[answer.refusal]
  throw new Refusal('time-not-possible', sentence, {
    params: { refusal: answer.refusal, nextOpening: answer.nextOpening?.toISOString() ?? null },
  })
}

const checkHeir = async (tx: Tx, caller: Caller, id: number): Promise<Agent> => {
  const heir = await readAgent(tx, id)
  const inReach = caller.role === 'admin' || (heir !== null && heir.teamId === caller.teamId)
  if (heir && heir.role === 'agent' && !heir.disabled && inReach) return heir
  const message = 'is no agent you could give this to'
  throw new Refusal('invalid-input', `body.ownerId: ${message}`, { fields: [{ path: 'body.ownerId', message }] })
}

const handOver = async (
  tx: Tx,
  deps: Deps,
  { caller, lead, action, changed }: { caller: Caller; lead: LeadForCall; action: Action; changed: Action },
): Promise<void> => {
  const { ownerId, teamId, leadId } = changed
  if (!action.details.beside) {
    await applyToLead(tx, deps, leadId, { ownerId, ...(teamId === null ? {} : { teamId }) })
    await appendEvent(tx, deps.clock, 'lead:changed', { leadId, ownerId }, { userId: ownerId, teamId })
    if (lead.row.owner_id !== null && lead.row.owner_id !== ownerId) {
      await appendEvent(tx, deps.clock, 'lead:changed', { leadId, ownerId }, { userId: lead.row.owner_id })
    }
  }
  if (action.ownerId !== null) await announceAction(tx, deps, { ...changed, ownerId: action.ownerId })
  if (ownerId !== null && ownerId !== caller.userId) {
    const { name, organisation } = lead.row
    const dueAt = changed.dueAt.toISOString()
    const data = {
      actionId: changed.id,
      leadId,
      leadName: name,
      organisation,
      actionKind: changed.kind,
      dueAt,
      from: caller.userId,
    }
    await notify(tx, deps, { userId: ownerId, kind: 'action-given', data })
  }
}
