import type { DispositionEffects, LeadStatus, Undo } from '@telehub/domain'
import type { CallRow } from '../../call-views/index.ts'
import { unblockPhone } from '../../compliance/index.ts'
import type { LeadBefore } from '../../dispositions/index.ts'
import { applyToLead, type LeadForCall } from '../../leads/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import { undoActionsOfCall } from '../../schedule/index.ts'

/**
 * Takes back what the standing disposition had brought about. The number leaves the do-not-call list only if this call put
 * it there. With `superseded` the lead's own state belongs to a later call and is left alone.
 */
export const undoEffects = async (
  tx: Tx,
  deps: { clock: Clock },
  input: { call: CallRow; standing: DispositionEffects; undo: Undo; before: LeadBefore; superseded: boolean },
): Promise<void> => {
  const { call, standing, undo, before, superseded } = input
  if (undo.doNotCallPhoneId) await unblockPhone(tx, deps, { phone: undo.doNotCallPhoneId, onlyFromCall: call.id })
  const phoneMark =
    undo.phoneMark && before.phoneState
      ? { phoneMark: { phone: undo.phoneMark.phoneId, state: before.phoneState } }
      : {}
  const own = superseded ? {} : ownState(call, standing, before)
  await applyToLead(tx, deps, call.lead_id, { ...phoneMark, ...own })
  if (!superseded)
    await undoActionsOfCall(tx, deps, { leadId: call.lead_id, callId: call.id, reopen: undo.reopenAction })
}

const ownState = (call: CallRow, standing: DispositionEffects, before: LeadBefore) => {
  const owner = standing.nextAction?.owner
  const moved = standing.language !== null || (owner?.kind === 'user' && owner.userId !== call.agent_id)
  return {
    status: before.status,
    ...(standing.language === null ? {} : { language: before.language }),
    ...(moved ? { ownerId: before.ownerId } : {}),
    ...(standing.escalate
      ? { escalatedAt: before.escalatedAt, escalationReturnedAt: before.escalationReturnedAt }
      : {}),
  }
}

/** What is left of the effects once a later call has spoken for the lead. Do-not-call holds whatever came later. */
export const narrowed = (effects: DispositionEffects, lead: LeadForCall): DispositionEffects =>
  effects.doNotCallPhoneId
    ? { ...effects, openAction: 'cancelled' }
    : {
        ...effects,
        status: lead.row.status as LeadStatus,
        nextPhoneId: null,
        openAction: 'keep',
        nextAction: null,
        language: null,
        escalate: false,
        heldFor: null,
        send: null,
      }
