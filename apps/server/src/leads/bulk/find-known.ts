import type { LeadStatus, PhoneType } from '@telehub/domain'
import { sql } from 'kysely'
import type { Queryable } from '../../platform/db/db.ts'
import type { KnownLead } from './bulk-lead.ts'

/** What may make two leads the same one. */
export type LeadKeys = {
  externalSystem: string | null
  externalId: string | null
  name: string
  email: string | null
  phones: readonly { phone: string; placeholder: boolean }[]
}

/** So many leads of one phone are looked at: a school office has dozens, a made-up number has thousands. */
const perPhone = 100

/**
 * Every lead that shares an external id, a phone or an e-mail with one of `keys`, oldest first. With `lock` nobody changes them until the
 * transaction ends. Of a phone with very many leads the oldest are answered, and those with the very name; of an e-mail with very many, some.
 */
export async function findKnownLeads(db: Queryable, keys: readonly LeadKeys[], lock: boolean): Promise<KnownLead[]> {
  const external = keys.filter((key) => key.externalId !== null)
  const phones = [...new Set(keys.flatMap((key) => key.phones.map((phone) => phone.phone)))]
  const emails = [...new Set(keys.flatMap((key) => (key.email === null ? [] : [key.email])))]
  const named = keys.flatMap((key) =>
    key.phones.filter((phone) => phone.placeholder).map((phone) => ({ phone: phone.phone, name: key.name })),
  )
  const { rows } = await sql<StoredRow>`
    with found as (
      select l.id from unnest(${external.map((key) => key.externalSystem)}::text[], ${external.map((key) => key.externalId)}::text[]) as k(system, id)
        join leads l on l.external_system = k.system and l.external_id = k.id
      union
      select p.lead_id from unnest(${phones}::text[]) as k(phone)
        cross join lateral (select lead_id from lead_phones where phone = k.phone order by lead_id limit ${perPhone}) p
      union
      select l.id from unnest(${emails}::text[]) as k(email)
        cross join lateral (select id from leads where email = k.email limit ${perPhone}) l
      union
      select l.id from unnest(${named.map((key) => key.phone)}::text[], ${named.map((key) => key.name)}::text[]) as k(phone, name)
        cross join lateral (select lead_id from lead_phones p join leads n on n.id = p.lead_id
          where p.phone = k.phone and n.name = k.name order by lead_id limit 1) as l(id))
    select l.id, l.external_system, l.external_id, l.name, l.organisation, l.designation, l.decision_maker, l.email, l.city, l.district,
      l.state, l.pin, l.language, l.source, l.campaign_id, l.status, l.score, l.marked_vip, l.expected_value, l.budget, l.owner_id, l.team_id,
      l.notes, l.custom, l.created_at, l.last_contact_at,
      (select json_agg(json_build_array(p.phone, p.raw, p.type, p.placeholder) order by p.position)
         from lead_phones p where p.lead_id = l.id) as phones
    from leads l where l.id = any (array(select id from found)) order by l.id ${lock ? sql`for no key update of l` : sql``}`.execute(
    db,
  )
  return rows.map(toKnown)
}

type StoredRow = {
  id: number
  external_system: string | null
  external_id: string | null
  name: string
  organisation: string
  designation: string | null
  decision_maker: boolean | null
  email: string | null
  city: string | null
  district: string | null
  state: string | null
  pin: string | null
  language: string | null
  source: string
  campaign_id: number | null
  status: LeadStatus
  score: number | null
  marked_vip: boolean
  expected_value: number | null
  budget: number | null
  owner_id: number | null
  team_id: number | null
  notes: string
  custom: Record<string, string>
  created_at: Date
  last_contact_at: Date | null
  phones: [string, string, PhoneType, boolean][] | null
}

const toKnown = (row: StoredRow): KnownLead => ({
  id: row.id,
  externalSystem: row.external_system,
  externalId: row.external_id,
  name: row.name,
  organisation: row.organisation,
  designation: row.designation,
  decisionMaker: row.decision_maker,
  email: row.email,
  city: row.city,
  district: row.district,
  state: row.state,
  pin: row.pin,
  language: row.language,
  source: row.source,
  campaignId: row.campaign_id,
  status: row.status,
  score: row.score,
  vip: row.marked_vip,
  expectedValue: row.expected_value,
  budget: row.budget,
  ownerId: row.owner_id,
  teamId: row.team_id,
  notes: row.notes,
  custom: row.custom,
  createdAt: row.created_at,
  lastContactAt: row.last_contact_at,
  phones: (row.phones ?? []).map(([phone, raw, type, placeholder]) => ({ phone, raw, type, placeholder })),
})
