import type { CallView } from '@telehub/contracts'
import { type DispositionEffects, maskPhone } from '@telehub/domain'
import { type CallRow, readCallView } from '../../call-views/index.ts'
import { sayOutcome } from '../../dispositions/index.ts'
import { type LeadForCall, placeLeads } from '../../leads/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import { appendEvent } from '../../platform/event-log/append.ts'
import type { AllSettings } from '../../settings/index.ts'
import type { Applied, Applying } from './apply.ts'

export interface Disposed {
  call: CallView
  message: string
  nextActionAt: string | null
}

/** Places the lead and tells whoever had it and whoever has it now. */
export const placeAndTell = async (tx: Tx, deps: { clock: Clock }, { row }: LeadForCall): Promise<void> => {
  await placeLeads(tx, deps, [row.id])
  const { ownerId, teamId } = await tx
    .selectFrom('leads')
    .select(['owner_id as ownerId', 'team_id as teamId'])
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow()
  const data = { leadId: row.id, ownerId }
  await appendEvent(tx, deps.clock, 'lead:changed', data, { userId: ownerId, teamId })
  if (row.owner_id !== null && row.owner_id !== ownerId) {
    await appendEvent(tx, deps.clock, 'lead:changed', data, { userId: row.owner_id })
  }
}

/** Tells the call's screens, and answers what the person who disposed is told. */
export const tellAndReply = async (
  tx: Tx,
  deps: { clock: Clock },
  input: Applying & {
    applied: Applied
    workspace: AllSettings['workspace']
    viewer: { masks: boolean }
    event: 'call:disposed' | 'call:changed'
    message?: string
  },
): Promise<Disposed> => {
  const { call, workspace, viewer } = input
  const told = await viewOf(tx, call, workspace.maskPhones)
  await appendEvent(tx, deps.clock, input.event, { call: told }, { userId: call.agent_id, teamId: call.team_id })
  return {
    call: viewer.masks === workspace.maskPhones ? told : await viewOf(tx, call, viewer.masks),
    message: input.message ?? say(input),
    nextActionAt: input.effects.nextAction?.dueAt.toISOString() ?? null,
  }
}

const viewOf = async (tx: Tx, call: CallRow, maskPhones: boolean): Promise<CallView> => {
  const view = await readCallView(tx, call.id, { maskPhones })
  if (!view) throw new Error(`The call ${call.id} has vanished from its own transaction`)
  return view
}

const say = (input: Applying & { applied: Applied; viewer: { masks: boolean } }): string => {
  const { context, effects, heir, applied, viewer } = input
  const { sendTo } = applied
  return sayOutcome({
    zone: context.settings.zone,
    now: context.now,
    effects,
    otherOwner: ownsNext(effects, heir?.id) ? (heir?.name ?? null) : null,
    kept: context.lead.openAction,
    sendTo: sendTo && viewer.masks && !sendTo.includes('@') ? maskPhone(sendTo) : sendTo,
    speaker: applied.speaker?.name ?? null,
  })
}

const ownsNext = ({ nextAction }: DispositionEffects, id: number | undefined): boolean =>
  nextAction?.owner.kind === 'user' && nextAction.owner.userId === id
