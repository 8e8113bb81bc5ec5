import type { BodyOf } from '@telehub/contracts'
import { type Selectable, sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { LeadsTable } from '../../platform/db/schema.ts'
import { transact } from '../../platform/db/transact.ts'
import { appendEvent } from '../../platform/event-log/append.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { Refusal } from '../../platform/refusal.ts'
import { organisationIds } from '../bulk/organisations.ts'
import { placeLeads } from '../placement/place.ts'
import { searchText } from '../search-text.ts'
import { holdVisibleLead } from '../store/find-lead.ts'
import { rememberSources } from '../store/sources.ts'
import { readTypedPhones } from '../store/typed-phones.ts'
import { checkCampaign } from './add-lead.ts'

type Body = BodyOf<'PATCH /api/leads/{id}'>

/**
 * Changes what is named and leaves the rest; `phones`, when there, is the whole list in the order in which they are tried.
 * Refuses (`invalid-input`) a lead that would have neither name nor organisation, and impossible numbers.
 */
export const changeLead = (
  deps: { db: Db; clock: Clock },
  caller: Caller,
  input: { leadId: number; body: Body },
): Promise<void> =>
  transact(deps.db, async (tx) => {
    const { body } = input
    const lead = await holdVisibleLead(tx, caller, input.leadId)
    await checkCampaign(tx, body.campaignId)
    const next = { ...lead, ...columnsOf(body) }
    if (next.name === '' && next.organisation === '')
      throw new Refusal('invalid-input', 'A lead needs a name or an organisation.')
    if (body.phones) await replacePhones(tx, lead.id, body.phones)
    const [organisationId] = await organisationIds(tx, [next])
    const phones = await phonesOf(tx, lead.id)
    await tx
      .updateTable('leads')
      .set({
        ...columnsOf(body),
        organisation_id: organisationId ?? null,
        search: searchText(next.name, next.organisation, phones),
        updated_at: deps.clock.now(),
      })
      .where('id', '=', lead.id)
      .execute()
    if (body.source !== undefined) await rememberSources(tx, [{ source: body.source }])
    await placeLeads(tx, deps, [lead.id])
    await tellOf(tx, deps, lead)
  })

const tellOf = (tx: Tx, { clock }: { clock: Clock }, lead: Selectable<LeadsTable>): Promise<void> =>
  appendEvent(
    tx,
    clock,
    'lead:changed',
    { leadId: lead.id, ownerId: lead.owner_id },
    { userId: lead.owner_id, teamId: lead.team_id },
  )

const phonesOf = async (tx: Tx, leadId: number): Promise<string[]> => {
  const rows = await tx
    .selectFrom('lead_phones')
    .select('phone')
    .where('lead_id', '=', leadId)
    .orderBy('position')
    .execute()
  return rows.map(({ phone }) => phone)
}

/** A number that stays keeps what calls have taught about it. */
const replacePhones = async (tx: Tx, leadId: number, typed: readonly string[]): Promise<void> => {
  const known = await tx.deleteFrom('lead_phones').where('lead_id', '=', leadId).returningAll().execute()
  const phones = readTypedPhones(
    typed,
    known.map(({ phone }) => phone),
  )
  const rows = phones.map((phone, position) => {
    const before = known.find((each) => each.phone === phone.phone)
    return { lead_id: leadId, position, ...(before ? { ...phone, raw: before.raw, state: before.state } : phone) }
  })
  await sql`
    insert into lead_phones (lead_id, position, phone, raw, type, placeholder, state)
    select lead_id, position, phone, raw, type, placeholder, coalesce(state, 'ok')
    from json_to_recordset(${JSON.stringify(rows)}::json) as n(lead_id bigint, position smallint, phone text, raw text, type text,
      placeholder boolean, state text)`.execute(tx)
}

type Changed = Pick<
  Selectable<LeadsTable>,
  | 'name'
  | 'organisation'
  | 'designation'
  | 'decision_maker'
  | 'email'
  | 'city'
  | 'district'
  | 'state'
  | 'pin'
  | 'language'
  | 'source'
  | 'campaign_id'
  | 'score'
  | 'marked_vip'
  | 'expected_value'
  | 'budget'
  | 'notes'
>

const columnsOf = (body: Body): Partial<Changed> => {
  const named: { [K in keyof Changed]: Changed[K] | undefined } = {
    name: body.name,
    organisation: body.organisation,
    designation: body.designation,
    decision_maker: body.decisionMaker,
    email: body.email,
    city: body.city,
    district: body.district,
    state: body.state,
    pin: body.pin,
    language: body.language,
    source: body.source,
    campaign_id: body.campaignId,
    score: body.score,
    marked_vip: body.vip,
    expected_value: body.expectedValue,
    budget: body.budget,
    notes: body.notes,
  }
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined)) as Partial<Changed>
}
