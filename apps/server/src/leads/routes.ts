import type { FastifyInstance } from 'fastify'
import { serve } from '../platform/http/serve.ts'
import { addLead } from './commands/add-lead.ts'
import { assignLeads } from './commands/assign-leads.ts'
import { changeLead } from './commands/change-lead.ts'
import { releaseLead } from './commands/release-lead.ts'
import { returnEscalation } from './commands/return-escalation.ts'
import { takeNextLead } from './commands/take-next.ts'
import { countLeads, type ListDeps, listLeads, readFacets } from './list/list-leads.ts'
import { mayAnswerEscalations, mayAssign, mayWorkLeads } from './policy.ts'
import { readLeadView } from './view/lead-view.ts'

export const registerLeads = (app: FastifyInstance, deps: ListDeps): void => {
  serve(app, 'GET /api/leads', { may: mayWorkLeads }, ({ caller, query }) => listLeads(deps, caller, query))
  serve(app, 'GET /api/leads/counts', { may: mayWorkLeads }, ({ caller, query }) => countLeads(deps, caller, query))
  serve(app, 'GET /api/leads/facets', { may: mayWorkLeads }, () => readFacets(deps))
  serve(app, 'GET /api/leads/{id}', { may: mayWorkLeads }, ({ caller, params }) =>
    readLeadView(deps, caller, params.id),
  )

  serve(app, 'POST /api/leads/next', { may: mayWorkLeads }, async ({ caller, body }) => {
    const taken = await takeNextLead(deps, caller, body.skip)
    if (!taken) return { lead: null, lockedUntil: null }
    const lead = await readLeadView(deps, caller, taken.leadId)
    return { lead, lockedUntil: taken.lockedUntil.toISOString() }
  })
  serve(app, 'DELETE /api/leads/{id}/lock', { may: mayWorkLeads }, async ({ caller, params }) => {
    await releaseLead(deps, caller, params.id)
    return { ok: true as const }
  })
  serve(app, 'POST /api/leads', { may: mayWorkLeads }, async ({ caller, body }) =>
    readLeadView(deps, caller, await addLead(deps, caller, body)),
  )
  serve(app, 'PATCH /api/leads/{id}', { may: mayWorkLeads }, async ({ caller, params, body }) => {
    await changeLead(deps, caller, { leadId: params.id, body })
    return readLeadView(deps, caller, params.id)
  })
  serve(app, 'POST /api/leads/assign', { may: mayAssign }, async ({ caller, body }) => ({
    assigned: await assignLeads(deps, caller, body),
  }))
  serve(
    app,
    'POST /api/leads/{id}/return-escalation',
    { may: mayAnswerEscalations },
    async ({ caller, params, body }) => {
      await returnEscalation(deps, caller, { leadId: params.id, note: body.note })
      return readLeadView(deps, caller, params.id)
    },
  )
}
