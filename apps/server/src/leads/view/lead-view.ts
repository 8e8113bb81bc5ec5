import type { LeadView } from '@telehub/contracts'
import { maskPhone } from '@telehub/domain'
import { type Selectable, sql } from 'kysely'
import { lastCallsOfLead } from '../../call-views/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import type { LeadsTable } from '../../platform/db/schema.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { Refusal } from '../../platform/refusal.ts'
import { knownSettings, masksFor } from '../../settings/index.ts'
import { callingWindows } from '../list/calling-windows.ts'
import { type ListedLead, presentRow } from '../list/row.ts'
import { maySee } from '../policy.ts'
import { openActionsOfLead } from './next-actions.ts'

export interface ViewDeps {
  db: Db
  clock: Clock
}

const shownCalls = 3
const shownNeighbours = 20

/** A lead with all that its panel shows. Refuses (`not-found`) one that the caller may not see, as if there were none. */
export const readLeadView = async (deps: ViewDeps, caller: Caller, leadId: number): Promise<LeadView> => {
  const { db } = deps
  const row = await db
    .selectFrom('leads')
    .leftJoin('users', 'users.id', 'leads.owner_id')
    .selectAll('leads')
    .select('users.name as owner_name')
    .where('leads.id', '=', leadId)
    .executeTakeFirst()
  if (!row || !maySee(caller, row)) throw new Refusal('not-found', 'There is no such lead.')
  const now = deps.clock.now()
  const { workspace, rules } = await knownSettings(db)
  const maskPhones = masksFor(caller, workspace)
  const windows = await callingWindows(db, rules, now)
  const [phones, lastCalls, nextActions, samePhone, lockedBy] = await Promise.all([
    phonesOf(db, leadId, maskPhones),
    lastCallsOfLead(db, leadId, shownCalls, { maskPhones }),
    openActionsOfLead(db, leadId, { now, maskPhones }),
    neighboursOf(db, leadId, caller),
    lockOf(db, leadId, now),
  ])
  return {
    ...presentRow(listed(row), maskPhones, windows),
    email: row.email,
    decisionMaker: row.decision_maker,
    district: row.district,
    state: row.state,
    pin: row.pin,
    expectedValue: row.expected_value,
    budget: row.budget,
    externalSystem: row.external_system,
    externalId: row.external_id,
    notes: row.notes,
    custom: row.custom as Record<string, unknown>,
    phones,
    ownerName: row.owner_name,
    teamId: row.team_id,
    attempts: row.attempts,
    lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
    lastCalls,
    nextActions,
    samePhone,
    lockedBy,
  }
}

/** The row as the list reads it. */
const listed = (row: Selectable<LeadsTable>): ListedLead =>
  ({
    ...row,
    held_until: row.held_until?.toISOString() ?? null,
    last_contact_at: row.last_contact_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    next_action_at: row.next_action_at?.toISOString() ?? null,
  }) as ListedLead

const phonesOf = async (db: Db, leadId: number, masks: boolean): Promise<LeadView['phones']> => {
  const { rows } = await sql<LeadView['phones'][number]>`
    select p.position, p.phone, p.type, p.state, p.placeholder, d.phone is not null as "doNotCall"
    from lead_phones p left join do_not_call d using (phone) where p.lead_id = ${leadId} order by p.position`.execute(
    db,
  )
  return masks ? rows.map((row) => ({ ...row, phone: maskPhone(row.phone) })) : rows
}

/** Others on one of its numbers, as far as the caller may see them. */
const neighboursOf = async (db: Db, leadId: number, caller: Caller): Promise<LeadView['samePhone']> => {
  const { rows } = await sql<{ id: number; name: string; organisation: string; owner_id: number; team_id: number }>`
    select l.id, l.name, l.organisation, l.owner_id, l.team_id from leads l
    where l.id in (select o.lead_id from lead_phones p join lead_phones o using (phone)
        where p.lead_id = ${leadId} and o.lead_id <> ${leadId} limit 200)
    order by l.id`.execute(db)
  return rows
    .filter((row) => maySee(caller, row))
    .slice(0, shownNeighbours)
    .map(({ id, name, organisation }) => ({ id, name, organisation }))
}

const lockOf = async (db: Db, leadId: number, now: Date): Promise<LeadView['lockedBy']> => {
  const lock = await db
    .selectFrom('lead_locks')
    .innerJoin('users', 'users.id', 'lead_locks.user_id')
    .select(['users.id', 'users.name', 'lead_locks.until'])
    .where('lead_id', '=', leadId)
    .where('until', '>', now)
    .executeTakeFirst()
  return lock ? { userId: lock.id, name: lock.name, until: lock.until.toISOString() } : null
}
