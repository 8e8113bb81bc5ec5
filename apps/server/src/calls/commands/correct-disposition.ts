import type { DispositionRequest } from '@telehub/contracts'
import { decideCorrection } from '@telehub/domain'
import { campaignHours } from '../../campaigns/index.ts'
import { asRefusal, dispositionsOf, insertDisposition } from '../../dispositions/index.ts'
import { readLeadForCall } from '../../leads/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import { transact } from '../../platform/db/transact.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { masksFor, readSettings } from '../../settings/index.ts'
import { applyEffects } from '../disposing/apply.ts'
import { lockVisibleCall, saveDisposed, wasDisposedLater } from '../disposing/call.ts'
import { snapshotOf, toContext } from '../disposing/context.ts'
import { type Disposed, placeAndTell, tellAndReply } from '../disposing/finish.ts'
import { findHeir } from '../disposing/heir.ts'
import { toRequest } from '../disposing/request.ts'
import { narrowed, undoEffects } from '../disposing/undo.ts'

const laterStands =
  'Corrected. The lead was called again since, so its status and next action stay as that call left them.'

/**
 * Replaces the outcome of a call: what the standing one brought about is taken back and the new one applied, in one
 * transaction; both stay in the log. Once a later call to the lead has its own outcome, only what concerns the number
 * changes. Refuses an agent after the correction time, and whatever the rules refuse of the new outcome.
 */
export const correctDisposition = async (
  deps: { db: Db; clock: Clock },
  input: { callId: string; caller: Caller; body: DispositionRequest },
): Promise<Disposed> =>
  transact(deps.db, async (tx) => {
    const now = deps.clock.now()
    const { caller } = input
    const { workspace, rules } = await readSettings(tx)
    const call = await lockVisibleCall(tx, caller, input.callId)
    const lead = await readLeadForCall(tx, call.lead_id)
    const given = await dispositionsOf(tx, call.id)
    const last = given.at(-1)
    const before = last?.before ?? snapshotOf(lead, call, null)
    const hours = await campaignHours(tx, call.campaign_id)
    const context = toContext({ call, lead, before, campaignHours: hours, rules, now })
    const request = toRequest(input.body, call.notes)
    const standing = last && {
      agentId: call.agent_id,
      disposedAt: given[0]?.givenAt ?? last.givenAt,
      effects: last.effects,
    }
    const answer = decideCorrection(context, standing ?? null, { userId: caller.userId, role: caller.role }, request)
    if (!answer.ok || !last) {
      throw asRefusal(answer.ok ? { refusal: 'nothing-to-correct', params: {} } : answer, { zone: rules.zone, now })
    }

    const superseded = await wasDisposedLater(tx, call)
    const heir = superseded ? null : await findHeir(tx, call, request)
    const effects = superseded ? narrowed(answer.effects, lead) : answer.effects
    await undoEffects(tx, deps, { call, standing: last.effects, undo: answer.undo, before, superseded })
    const applying = { call, lead: await readLeadForCall(tx, call.lead_id), effects, context, heir, by: caller.userId }
    const applied = await applyEffects(tx, deps, applying)
    await saveDisposed(tx, call, { effects: answer.effects, now, at: null })
    await insertDisposition(tx, {
      callId: call.id,
      leadId: call.lead_id,
      code: request.code,
      notes: answer.effects.notes ?? '',
      givenBy: caller.userId,
      givenAt: now,
      corrects: last.id,
      request: input.body,
      effects,
      before,
    })
    await placeAndTell(tx, deps, lead)
    const viewer = { masks: masksFor(caller, workspace) }
    const message = superseded ? { message: laterStands } : {}
    return tellAndReply(tx, deps, { ...applying, applied, workspace, viewer, event: 'call:changed', ...message })
  })
