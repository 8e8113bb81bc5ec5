import { sql } from 'kysely'
import type { Tx } from '../../platform/db/db.ts'
import { storableJson } from '../../platform/db/json.ts'
import { searchText } from '../search-text.ts'
import { rememberSources } from '../store/sources.ts'
import type { BulkPhone, KnownLead } from './bulk-lead.ts'
import { insertPhones } from './insert-leads.ts'
import { organisationIds } from './organisations.ts'

/** `lead` as it is to be, all its phones included; `newPhones` are those of them it did not have. */
export type LeadChange = { lead: KnownLead; newPhones: readonly BulkPhone[] }

/**
 * Writes changed leads back, set-based; the caller places them. What calls have taught
 * stays untouched.
 */
export async function updateLeads(tx: Tx, now: Date, changes: readonly LeadChange[]): Promise<void> {
  if (changes.length === 0) return
  const organisations = await organisationIds(
    tx,
    changes.map(({ lead }) => lead),
  )
  const rows = changes.map(({ lead }, index) => ({
    id: lead.id,
    external_system: lead.externalSystem,
    external_id: lead.externalId,
    name: lead.name,
    organisation_id: organisations[index],
    organisation: lead.organisation,
    designation: lead.designation,
    decision_maker: lead.decisionMaker,
    email: lead.email,
    city: lead.city,
    district: lead.district,
    state: lead.state,
    pin: lead.pin,
    language: lead.language,
    source: lead.source,
    campaign_id: lead.campaignId,
    status: lead.status,
    score: lead.score,
    marked_vip: lead.vip,
    expected_value: lead.expectedValue,
    budget: lead.budget,
    owner_id: lead.ownerId,
    team_id: lead.teamId,
    notes: lead.notes,
    custom: lead.custom,
    search: searchText(
      lead.name,
      lead.organisation,
      lead.phones.map((phone) => phone.phone),
    ),
  }))
  await sql`
    update leads l set external_system = n.external_system, external_id = n.external_id, name = n.name, organisation_id = n.organisation_id,
      organisation = n.organisation, designation = n.designation, decision_maker = n.decision_maker, email = n.email, city = n.city,
      district = n.district, state = n.state, pin = n.pin, language = n.language, source = n.source, campaign_id = n.campaign_id,
      status = n.status, score = n.score, marked_vip = n.marked_vip, expected_value = n.expected_value, budget = n.budget, owner_id = n.owner_id,
      team_id = n.team_id, notes = n.notes, custom = n.custom, search = n.search, updated_at = ${now}, replace_at = ${now}
    from json_populate_recordset(null::leads, ${storableJson(rows)}::json) n where l.id = n.id`.execute(tx)
  await rememberSources(
    tx,
    changes.map(({ lead }) => lead),
  )
  await insertPhones(tx, await behindTheKnown(tx, changes))
}

async function behindTheKnown(tx: Tx, changes: readonly LeadChange[]) {
  const growing = changes.filter((change) => change.newPhones.length > 0)
  if (growing.length === 0) return []
  const last = await tx
    .selectFrom('lead_phones')
    .select(['lead_id', (eb) => eb.fn.max('position').as('position')])
    .where(
      'lead_id',
      'in',
      growing.map(({ lead }) => lead.id),
    )
    .groupBy('lead_id')
    .execute()
  const lastOf = new Map(last.map((row) => [row.lead_id, Number(row.position)]))
  return growing.flatMap(({ lead, newPhones }) =>
    newPhones.map((phone, index) => ({ id: lead.id, position: (lastOf.get(lead.id) ?? -1) + 1 + index, ...phone })),
  )
}
