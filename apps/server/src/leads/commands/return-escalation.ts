import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import { transact } from '../../platform/db/transact.ts'
import { appendEvent } from '../../platform/event-log/append.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { Refusal } from '../../platform/refusal.ts'
import { placeLeads } from '../placement/place.ts'
import { applyToLead } from '../store/apply.ts'
import { holdVisibleLead } from '../store/find-lead.ts'
import { escalationReturnedJob } from '../wakes.ts'

/**
 * A manager answers an escalation: the note joins the lead's, and the lead comes up for its agent again. Refuses (`conflict`)
 * one that waits for no manager.
 */
export const returnEscalation = (
  deps: { db: Db; clock: Clock },
  caller: Caller,
  input: { leadId: number; note: string },
): Promise<void> =>
  transact(deps.db, async (tx) => {
    const lead = await holdVisibleLead(tx, caller, input.leadId)
    const { escalated_at: escalatedAt, escalation_returned_at: returnedAt } = lead
    if (escalatedAt === null || (returnedAt !== null && returnedAt >= escalatedAt))
      throw new Refusal('conflict', 'This lead does not wait for a manager.')
    await applyToLead(tx, deps, lead.id, { escalationReturnedAt: deps.clock.now() })
    const notes = lead.notes === '' ? input.note : `${lead.notes}\n${input.note}`
    await tx.updateTable('leads').set({ notes }).where('id', '=', lead.id).execute()
    await placeLeads(tx, deps, [lead.id])
    const audience = { userId: lead.owner_id, teamId: lead.team_id }
    await appendEvent(tx, deps.clock, 'lead:changed', { leadId: lead.id, ownerId: lead.owner_id }, audience)
    await enqueue(tx, escalationReturnedJob, { leadId: lead.id, note: input.note, by: caller.userId })
  })
