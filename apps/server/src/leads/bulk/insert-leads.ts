import { setImmediate as breathe } from 'node:timers/promises'
import {
  isCallablePhone,
  isVip,
  type LeadFacts,
  placeInQueue,
  priorities,
  queueGroups,
  type Settings,
} from '@telehub/domain'
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/db.ts'
import { storableJson } from '../../platform/db/json.ts'
import { unnest } from '../../platform/db/unnest.ts'
import { searchText } from '../search-text.ts'
import { rememberSources } from '../store/sources.ts'
import type { BulkLead, BulkPhone } from './bulk-lead.ts'
import { organisationIds } from './organisations.ts'

export type BulkDeps = { settings: Settings; now: Date }

/**
 * Writes new leads with their phones, organisations and place in the queue, set-based, a part prepared while the one before is
 * written; answers their ids in the same order. Whoever calls has made sure that no external id is taken.
 */
export async function insertLeads(tx: Tx, deps: BulkDeps, leads: readonly BulkLead[]): Promise<number[]> {
  if (leads.length === 0) return []
  const ids = await nextIds(tx, leads.length)
  const organisations = await organisationIds(tx, leads)
  const blocked = await phonesWithHistory(tx, leads)
  let writing = Promise.resolve()
  for (let from = 0; from < leads.length; from += partSize) {
    const part = leads.slice(from, from + partSize)
    const rows = part.map((lead, index) =>
      rowOf(lead, ids[from + index] as number, organisations[from + index] ?? null, blocked, deps),
    )
    const write = partWriter(tx, rows, part)
    await writing
    writing = write()
    // It is told where it is waited for.
    writing.catch(() => {})
    await breathe()
  }
  await writing
  await rememberSources(tx, leads)
  return ids
}

/** So many leads are made ready while the database writes as many before them, and others get their turn in between. */
const partSize = 250

/** Puts rows into words that are ready to be sent; answers what sends them. */
function partWriter(tx: Tx, rows: readonly ReturnType<typeof rowOf>[], leads: readonly BulkLead[]) {
  const names = Object.keys(columns)
  const insertRows = sql`
    insert into leads (${sql.join(names.map((column) => sql.ref(column)))}) overriding system value
    select ${sql.join(names.map((column) => (jsonColumns.has(column) ? sql`${sql.ref(column)}::jsonb` : sql.ref(column))))}
    from ${unnest('n', columns, rows)}`
  const phones = rows.flatMap(({ id }, index) =>
    (leads[index]?.phones ?? []).map((phone, position) => ({ id, position, ...phone })),
  )
  const insertThose = phonesInsert(phones)
  return async (): Promise<void> => {
    await insertRows.execute(tx)
    if (phones.length > 0) await insertThose.execute(tx)
  }
}

const columns = {
  id: 'bigint',
  external_system: 'text',
  external_id: 'text',
  name: 'text',
  organisation_id: 'bigint',
  organisation: 'text',
  designation: 'text',
  decision_maker: 'boolean',
  email: 'text',
  city: 'text',
  district: 'text',
  state: 'text',
  pin: 'text',
  language: 'text',
  source: 'text',
  campaign_id: 'bigint',
  status: 'text',
  score: 'smallint',
  marked_vip: 'boolean',
  vip: 'boolean',
  expected_value: 'numeric',
  budget: 'numeric',
  owner_id: 'bigint',
  team_id: 'bigint',
  notes: 'text',
  custom: 'text',
  created_at: 'timestamptz',
  updated_at: 'timestamptz',
  last_contact_at: 'timestamptz',
  priority: 'smallint',
  age_mark: 'text',
  queue_group: 'smallint',
  held_back: 'text',
  held_until: 'timestamptz',
  because: 'text',
  replace_at: 'timestamptz',
  call_phone: 'text',
  search: 'text',
} as const
const jsonColumns: ReadonlySet<string> = new Set(['custom', 'because'])

/** Ids are drawn before the insert, so that each row knows its own whatever order the database answers in. */
async function nextIds(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(s.id) as id from (select pg_get_serial_sequence('leads', 'id')::regclass as id offset 0) s, generate_series(1, ${count})`.execute(
    tx,
  )
  return rows.map((row) => row.id)
}

const phoneColumns = {
  id: 'bigint',
  position: 'smallint',
  phone: 'text',
  raw: 'text',
  type: 'text',
  placeholder: 'boolean',
} as const

type PhoneOfLead = BulkPhone & { id: number; position: number }

const phonesInsert = (phones: readonly PhoneOfLead[]) => sql`
  insert into lead_phones (lead_id, position, phone, raw, type, placeholder)
  select * from ${unnest('n', phoneColumns, phones)}`

/** Positions count from the one given; the caller keeps them apart. */
export async function insertPhones(tx: Tx, phones: readonly PhoneOfLead[]): Promise<void> {
  if (phones.length > 0) await phonesInsert(phones).execute(tx)
}

/** Phones that somebody called before or nobody may call: their leads are placed by what is known of the phone, right after. */
async function phonesWithHistory(tx: Tx, leads: readonly BulkLead[]): Promise<Set<string>> {
  const phones = leads.flatMap((lead) => lead.phones.map((phone) => phone.phone))
  const { rows } = await sql<{ phone: string }>`
    select k.phone from unnest(${phones}::text[]) as k(phone)
    where exists (select from do_not_call d where d.phone = k.phone) or exists (select from phone_attempts a where a.phone = k.phone)`.execute(
    tx,
  )
  return new Set(rows.map((row) => row.phone))
}

function rowOf(lead: BulkLead, id: number, organisationId: number | null, blocked: Set<string>, deps: BulkDeps) {
  const facts = factsOf(lead, deps.settings)
  const place = placeInQueue(facts, deps.settings, deps.now)
  return {
    id,
    external_system: lead.externalSystem,
    external_id: lead.externalId,
    name: lead.name,
    organisation_id: organisationId,
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
    vip: facts.vip,
    expected_value: lead.expectedValue,
    budget: lead.budget,
    owner_id: lead.ownerId,
    team_id: lead.teamId,
    notes: lead.notes,
    custom: storableJson(lead.custom),
    created_at: lead.createdAt,
    updated_at: deps.now,
    last_contact_at: lead.lastContactAt,
    priority: priorities.indexOf(place.priority),
    age_mark: place.ageMark,
    queue_group: place.group === null ? null : queueGroups.indexOf(place.group),
    held_back: place.heldBack,
    held_until: place.heldUntil,
    because: place.because && storableJson(place.because),
    replace_at: lead.phones.some((phone) => blocked.has(phone.phone)) ? deps.now : place.changesAt,
    call_phone: lead.phones.find(callable)?.phone ?? null,
    search: searchText(
      lead.name,
      lead.organisation,
      lead.phones.map((phone) => phone.phone),
    ),
  }
}

const callable = ({ type }: BulkPhone): boolean => isCallablePhone({ type, state: 'ok', doNotCall: false })

const factsOf = (lead: BulkLead, settings: Settings): LeadFacts => ({
  status: lead.status,
  score: lead.score,
  vip: isVip(lead, settings.vip),
  createdAt: lead.createdAt,
  lastContactAt: lead.lastContactAt,
  lastAttemptAt: null,
  doNotCall: lead.status === 'do-not-call',
  phones: lead.phones.map((phone) => ({ callable: callable(phone), attempts: [] })),
  openAction: null,
  escalated: false,
  escalationReturned: false,
  inCall: false,
})
