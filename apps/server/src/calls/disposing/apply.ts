import { closesAt, type DispositionContext, type DispositionEffects, dayEnd, type PlannedAction } from '@telehub/domain'
import type { CallRow } from '../../call-views/index.ts'
import { blockPhone } from '../../compliance/index.ts'
import { applyToLead, type LeadForCall } from '../../leads/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import {
  type ActionDetails,
  closeActionByCall,
  closeOpenActions,
  notify,
  planNextAction,
} from '../../schedule/index.ts'
import { leastLoadedSpeaker, managersOf, type Person } from './people.ts'

export interface Applying {
  call: CallRow
  lead: LeadForCall
  effects: DispositionEffects
  context: DispositionContext
  /** Another agent whom the next action was given to. */
  heir: Person | null
  by: number
}

export interface Applied {
  /** Of a language barrier. */
  speaker: Person | null
  /** Where information is to go. */
  sendTo: string | null
}

/** Writes everything that a disposition makes happen, but for the placing of the leads it touches. */
export const applyEffects = async (tx: Tx, deps: { clock: Clock }, input: Applying): Promise<Applied> => {
  const { call, lead, effects, heir } = input
  const speaker = await findSpeaker(tx, input)
  const language = effects.language ? { language: effects.language, ownerId: speaker?.id ?? null } : {}
  await applyToLead(tx, deps, lead.row.id, {
    status: effects.status,
    ...(effects.phoneMark ? { phoneMark: { phone: effects.phoneMark.phoneId, state: effects.phoneMark.state } } : {}),
    ...(effects.escalate ? { escalatedAt: deps.clock.now() } : {}),
    ...(heir ? { ownerId: heir.id, teamId: heir.teamId } : {}),
    ...language,
  })
  if (effects.doNotCallPhoneId) {
    const reason = effects.notes ?? 'Asked not to be called'
    await blockPhone(tx, deps, { phone: effects.doNotCallPhoneId, reason, callId: call.id, by: input.by })
  }
  await settleOpenActions(tx, deps, input)
  if (effects.nextAction) await plan(tx, deps, input, effects.nextAction)
  const sendTo = effects.send ? await planSending(tx, deps, input) : null
  if (effects.escalate) await tellManagers(tx, deps, input)
  return { speaker, sendTo }
}

const findSpeaker = async (tx: Tx, { call, lead, effects }: Applying): Promise<Person | null> => {
  const teamId = lead.row.team_id ?? call.team_id
  if (!effects.language || teamId === null) return null
  return leastLoadedSpeaker(tx, { teamId, language: effects.language, except: call.agent_id })
}

const settleOpenActions = async (tx: Tx, deps: { clock: Clock }, { call, effects }: Applying): Promise<void> => {
  const { openAction } = effects
  if (openAction === 'keep') return
  const leadId = call.lead_id
  if (call.keeps_action_id)
    await closeActionByCall(tx, deps, { leadId, actionId: call.keeps_action_id, callId: call.id })
  if (openAction !== 'none') await closeOpenActions(tx, deps, { leadId, state: openAction, callId: call.id })
}

const ownerOf = ({ owner }: PlannedAction): number | null => {
  switch (owner.kind) {
    case 'user':
      return owner.userId
    case 'pool':
    case 'manager':
      return null
  }
}

const plan = async (
  tx: Tx,
  deps: { clock: Clock },
  { call, lead, effects, heir }: Applying,
  action: PlannedAction,
): Promise<void> => {
  const details: ActionDetails = {
    ...(action.movedFrom ? { movedFrom: action.movedFrom.toISOString() } : {}),
    ...(action.phoneId ? { phone: action.phoneId } : {}),
    ...(action.place ? { place: action.place } : {}),
    ...(action.material ? { material: action.material } : {}),
    ...(effects.notes ? { note: effects.notes } : {}),
  }
  const ownerId = ownerOf(action)
  const teamId = heir?.teamId ?? lead.row.team_id ?? call.team_id
  const { kind, dueAt } = action
  const planned = await planNextAction(tx, deps, {
    leadId: call.lead_id,
    callId: call.id,
    kind,
    dueAt,
    ownerId,
    teamId,
    details,
  })
  if (heir && ownerId === heir.id) {
    const data = {
      actionId: planned.id,
      ...nameOf(lead),
      actionKind: kind,
      dueAt: dueAt.toISOString(),
      from: call.agent_id,
    }
    await notify(tx, deps, { userId: heir.id, kind: 'action-given', data })
  }
}

// Nothing sends mail yet: what was promised stands on the agent's list until they have sent it, at the latest by the end of the day.
const planSending = async (tx: Tx, deps: { clock: Clock }, input: Applying): Promise<string | null> => {
  const { call, lead, effects, context } = input
  if (!effects.send) return null
  const { channel, material } = effects.send
  const to = effects.send.to ?? (channel === 'email' ? lead.row.email : call.phone)
  await planNextAction(tx, deps, {
    leadId: call.lead_id,
    callId: call.id,
    kind: 'send-info',
    dueAt: closesAt(context.hours, context.now) ?? dayEnd(context.settings.zone, context.now),
    ownerId: call.agent_id,
    teamId: lead.row.team_id ?? call.team_id,
    details: {
      material,
      channel,
      beside: true,
      ...(to ? { to } : {}),
      ...(effects.notes ? { note: effects.notes } : {}),
    },
  })
  return to
}

const tellManagers = async (tx: Tx, deps: { clock: Clock }, { call, lead, effects }: Applying): Promise<void> => {
  const data = { ...nameOf(lead), callId: call.id, agentId: call.agent_id, note: effects.notes ?? '' }
  for (const userId of await managersOf(tx, lead.row.team_id ?? call.team_id)) {
    await notify(tx, deps, { userId, kind: 'escalation', data })
  }
}

const nameOf = ({ row }: LeadForCall) => ({ leadId: row.id, leadName: row.name, organisation: row.organisation })
