import { z } from 'zod'
import { escalationReturnedJob, leadsAssignedJob, placeLeads } from '../leads/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import type { JobHandlers } from '../platform/jobs/jobs.ts'
import { notify } from './notify.ts'
import { announceAction, syncLead } from './plan.ts'
import { closeActions, openActionsOf, updateAction } from './store.ts'

interface Deps {
  db: Db
  clock: Clock
}

const assigned = z.object({ leadIds: z.array(z.number()), by: z.number().nullable() })
const returned = z.object({ leadId: z.number(), note: z.string(), by: z.number() })

/** What is planned for a lead goes with it: to its new owner, or to the pool. Each lead in a transaction of its own. */
const followAssignment = async (deps: Deps, payload: unknown): Promise<void> => {
  const { leadIds, by } = assigned.parse(payload)
  for (const leadId of leadIds) {
    await deps.db.transaction().execute(async (tx) => {
      const lead = await tx
        .selectFrom('leads')
        .select(['owner_id', 'team_id', 'name', 'organisation'])
        .where('id', '=', leadId)
        .forNoKeyUpdate()
        .executeTakeFirst()
      if (!lead) return
      for (const action of await openActionsOf(tx, leadId)) {
        const ownerId = action.ownerId === null ? null : lead.owner_id
        if (ownerId === action.ownerId && lead.team_id === action.teamId) continue
        const changed = await updateAction(tx, action, { ownerId, teamId: lead.team_id })
        await announceAction(tx, deps, changed)
        if (ownerId === action.ownerId) continue
        await announceAction(tx, deps, { ...changed, ownerId: action.ownerId })
        if (ownerId === null || ownerId === by) continue
        const { id, kind, dueAt } = changed
        const named = { leadId, leadName: lead.name, organisation: lead.organisation }
        const data = { actionId: id, ...named, actionKind: kind, dueAt: dueAt.toISOString(), from: by }
        await notify(tx, deps, { userId: ownerId, kind: 'action-given', data })
      }
    })
  }
}

/** The escalation is done, and the agent who waits for the answer hears it. Run again it finds nothing left to do. */
const endEscalation = async (deps: Deps, payload: unknown): Promise<void> => {
  const { leadId, note, by } = returned.parse(payload)
  await deps.db.transaction().execute(async (tx) => {
    const lead = await tx
      .selectFrom('leads')
      .select(['owner_id', 'name', 'organisation'])
      .where('id', '=', leadId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!lead) return
    const open = (await openActionsOf(tx, leadId)).filter(({ kind }) => kind === 'escalation')
    const closed = await closeActions(
      tx,
      open.map(({ id }) => id),
      { state: 'done', callId: null, at: deps.clock.now() },
    )
    if (closed.length === 0) return
    await syncLead(tx, leadId)
    await placeLeads(tx, deps, [leadId])
    for (const action of closed) await announceAction(tx, deps, action)
    const call = closed[0]?.callId
    const asked = call
      ? await tx.selectFrom('calls').select('agent_id').where('id', '=', call).executeTakeFirst()
      : undefined
    const userId = lead.owner_id ?? asked?.agent_id
    if (userId === undefined) return
    const data = { leadId, leadName: lead.name, organisation: lead.organisation, note, from: by }
    await notify(tx, deps, { userId, kind: 'escalation-returned', data })
  })
}

export const scheduleJobs = (deps: Deps): JobHandlers => ({
  [leadsAssignedJob]: (payload) => followAssignment(deps, payload),
  [escalationReturnedJob]: (payload) => endEscalation(deps, payload),
})
