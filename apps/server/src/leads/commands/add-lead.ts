import type { BodyOf } from '@telehub/contracts'
import { decideDuplicate } from '@telehub/domain'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { transact } from '../../platform/db/transact.ts'
import { appendEvent } from '../../platform/event-log/append.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { Refusal } from '../../platform/refusal.ts'
import { readSettings } from '../../settings/index.ts'
import type { BulkLead } from '../bulk/bulk-lead.ts'
import { findKnownLeads } from '../bulk/find-known.ts'
import { insertLeads } from '../bulk/insert-leads.ts'
import { placeLeads } from '../placement/place.ts'
import { maySee } from '../policy.ts'
import { readTypedPhones } from '../store/typed-phones.ts'

interface Deps {
  db: Db
  clock: Clock
}
type Body = BodyOf<'POST /api/leads'>

/**
 * Adds one lead: an agent's own, or to the pool of a manager's team. Refuses (`conflict`) one that is there already, and
 * (`invalid-input`) one without a name and an organisation, or with an impossible number. Answers its id.
 */
export const addLead = (deps: Deps, caller: Caller, body: Body): Promise<number> =>
  transact(deps.db, async (tx) => {
    const lead = leadOf(body, caller, deps.clock.now())
    if (lead.name === '' && lead.organisation === '')
      throw new Refusal('invalid-input', 'A lead needs a name or an organisation.')
    await checkCampaign(tx, lead.campaignId)
    await refuseKnown(tx, caller, lead)
    const { rules } = await readSettings(tx)
    const [id] = await insertLeads(tx, { settings: rules, now: deps.clock.now() }, [lead])
    if (id === undefined) throw new Error('An inserted lead has no id')
    await placeLeads(tx, deps, [id], rules)
    const audience = { userId: lead.ownerId, teamId: lead.teamId }
    await appendEvent(tx, deps.clock, 'lead:changed', { leadId: id, ownerId: lead.ownerId }, audience)
    return id
  })

export const checkCampaign = async (tx: Tx, id: number | null | undefined): Promise<void> => {
  if (id === null || id === undefined) return
  const found = await tx.selectFrom('campaigns').select('id').where('id', '=', id).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'There is no such campaign.')
}

const refuseKnown = async (tx: Tx, caller: Caller, lead: BulkLead): Promise<void> => {
  const known = await findKnownLeads(tx, [lead], false)
  const identity = (each: BulkLead) => ({ ...each, phones: each.phones.map(({ phone }) => phone) })
  const decision = decideDuplicate(
    identity(lead),
    known.map((each) => ({ ...identity(each), id: String(each.id) })),
  )
  if (decision.kind === 'create' || decision.kind === 'shared-phone') return
  const same = known.find(({ id }) => String(id) === decision.id)
  const visible = same && maySee(caller, { owner_id: same.ownerId, team_id: same.teamId })
  if (visible) {
    const named = same.name || same.organisation
    throw new Refusal('conflict', `${named} is a lead already.`, { params: { leadId: same.id } })
  }
  throw new Refusal('conflict', 'This person is a lead already, with another agent or team.')
}

const leadOf = (body: Body, caller: Caller, now: Date): BulkLead => ({
  externalSystem: null,
  externalId: null,
  name: body.name ?? '',
  organisation: body.organisation ?? '',
  designation: body.designation ?? null,
  decisionMaker: body.decisionMaker ?? null,
  email: body.email ?? null,
  city: body.city ?? null,
  district: body.district ?? null,
  state: body.state ?? null,
  pin: body.pin ?? null,
  language: body.language ?? null,
  source: body.source ?? 'Added by hand',
  campaignId: body.campaignId ?? null,
  status: 'new',
  score: body.score ?? null,
  vip: body.vip ?? false,
  expectedValue: body.expectedValue ?? null,
  budget: body.budget ?? null,
  ownerId: caller.role === 'agent' ? caller.userId : null,
  teamId: caller.teamId,
  notes: body.notes ?? '',
  custom: {},
  createdAt: now,
  lastContactAt: null,
  phones: readTypedPhones(body.phones),
})
