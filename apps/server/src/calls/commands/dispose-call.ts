import type { DispositionRequest } from '@telehub/contracts'
import { decideDisposition } from '@telehub/domain'
import { campaignHours } from '../../campaigns/index.ts'
import { asRefusal, insertDisposition } from '../../dispositions/index.ts'
import { readLeadForCall, unlockLead } from '../../leads/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import { transact } from '../../platform/db/transact.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { firstOpenAction } from '../../schedule/index.ts'
import { masksFor, readSettings } from '../../settings/index.ts'
import { presenceOfCall } from '../../team/index.ts'
import { applyEffects } from '../disposing/apply.ts'
import { lockVisibleCall, saveDisposed } from '../disposing/call.ts'
import { snapshotOf, toContext } from '../disposing/context.ts'
import { type Disposed, placeAndTell, tellAndReply } from '../disposing/finish.ts'
import { findHeir } from '../disposing/heir.ts'
import { toRequest } from '../disposing/request.ts'

/**
 * Records how a call came out and makes everything follow from it, in one transaction that holds the call and its lead: of
 * two tabs the second hears `already-disposed`. Refuses what the rules refuse, and a call the caller may not see.
 */
export const disposeCall = async (
  deps: { db: Db; clock: Clock },
  input: { callId: string; caller: Caller; body: DispositionRequest },
): Promise<Disposed> =>
  transact(deps.db, async (tx) => {
    const now = deps.clock.now()
    const { caller } = input
    const { workspace, rules } = await readSettings(tx)
    const call = await lockVisibleCall(tx, caller, input.callId)
    const lead = await readLeadForCall(tx, call.lead_id)
    const before = snapshotOf(lead, call, await firstOpenAction(tx, call.lead_id))
    const hours = await campaignHours(tx, call.campaign_id)
    const context = toContext({ call, lead, before, campaignHours: hours, rules, now })
    const request = toRequest(input.body, call.notes)
    const answer = decideDisposition(context, request)
    if (!answer.ok) throw asRefusal(answer, { zone: rules.zone, now })

    const heir = await findHeir(tx, call, request)
    const applying = { call, lead, effects: answer.effects, context, heir, by: caller.userId }
    const applied = await applyEffects(tx, deps, applying)
    await saveDisposed(tx, call, { effects: answer.effects, now, at: now })
    await insertDisposition(tx, {
      callId: call.id,
      leadId: call.lead_id,
      code: request.code,
      notes: answer.effects.notes ?? '',
      givenBy: caller.userId,
      givenAt: now,
      corrects: null,
      request: input.body,
      effects: answer.effects,
      before,
    })
    await unlockLead(tx, { leadId: call.lead_id, userId: call.agent_id })
    await placeAndTell(tx, deps, lead)
    await presenceOfCall(tx, deps.clock, { agentId: call.agent_id, state: 'free' })
    const viewer = { masks: masksFor(caller, workspace) }
    return tellAndReply(tx, deps, { ...applying, applied, workspace, viewer, event: 'call:disposed' })
  })
