import {
  isCallablePhone,
  isVip,
  type LeadFacts,
  type LeadStatus,
  type NextActionKind,
  type PhoneAttempt,
  type PhoneState,
  type PhoneType,
  type Settings,
} from '@telehub/domain'
import { type Selectable, sql } from 'kysely'
import type { Queryable } from '../../platform/db/db.ts'
import { preparedForFew } from '../../platform/db/prepared.ts'
import type { LeadsTable } from '../../platform/db/schema.ts'

export interface PhoneFacts {
  position: number
  phone: string
  type: PhoneType
  state: PhoneState
  doNotCall: boolean
  callable: boolean
  attempts: PhoneAttempt[]
}
export interface LeadWithFacts {
  row: Selectable<LeadsTable>
  facts: LeadFacts & { phones: readonly PhoneFacts[] }
}

/** All that the place of these leads depends on, in three reads however many they are. */
export const loadFacts = async (
  db: Queryable,
  ids: readonly number[],
  rules: Settings,
  now: Date,
): Promise<LeadWithFacts[]> => {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('leads')
    .modifyFront(preparedForFew(ids))
    .selectAll()
    .where(sql<boolean>`id = any(${[...ids]}::bigint[])`)
    .orderBy('id')
    .execute()
  const phones = await loadPhones(db, ids, earliest(rules, now))
  return rows.map((row) => ({ row, facts: factsOf(row, phones.get(row.id) ?? [], rules) }))
}

/**
 * The phones of leads in the order of their positions, with what the do-not-call list and earlier attempts (of all time,
 * or from `since`) say of each.
 */
export const loadPhones = async (
  db: Queryable,
  leadIds: readonly number[],
  since: Date | null,
): Promise<Map<number, PhoneFacts[]>> => {
  const { rows } = await sql<PhoneRow>`${preparedForFew(leadIds)}
    select p.lead_id, p.position, p.phone, p.type, p.state, d.phone is not null as do_not_call
    from lead_phones p left join do_not_call d using (phone)
    where p.lead_id = any(${[...leadIds]}::bigint[]) order by p.lead_id, p.position`.execute(db)
  const attempts = await loadAttempts(db, [...new Set(rows.map(({ phone }) => phone))], since)
  const phones = new Map<number, PhoneFacts[]>()
  for (const { lead_id, do_not_call, ...row } of rows) {
    const phone = { ...row, doNotCall: do_not_call }
    const known = { ...phone, callable: isCallablePhone(phone), attempts: attempts.get(row.phone) ?? [] }
    phones.set(lead_id, [...(phones.get(lead_id) ?? []), known])
  }
  return phones
}

interface PhoneRow {
  lead_id: number
  position: number
  phone: string
  type: PhoneType
  state: PhoneState
  do_not_call: boolean
}

const day = 86_400_000

/** Attempts before this cannot count any more: as far back as the unanswered window reaches, and no less than two days. */
const earliest = (rules: Settings, now: Date): Date =>
  new Date(now.getTime() - Math.max(2, rules.attempts.unansweredInDays) * day)

const loadAttempts = async (
  db: Queryable,
  phones: readonly string[],
  since: Date | null,
): Promise<Map<string, PhoneAttempt[]>> => {
  const found = new Map<string, PhoneAttempt[]>()
  if (phones.length === 0) return found
  const rows = await db
    .selectFrom('phone_attempts')
    .modifyFront(preparedForFew(phones))
    .selectAll()
    .where(sql<boolean>`phone = any(${[...phones]}::text[])`)
    .$if(since !== null, (select) => select.where('at', '>=', since))
    .orderBy('at')
    .execute()
  for (const row of rows) {
    const attempt = {
      at: row.at,
      endedAt: row.ended_at,
      answered: row.answered === true,
      conversation: row.conversation,
      promised: row.exempt,
    }
    found.set(row.phone, [...(found.get(row.phone) ?? []), attempt])
  }
  return found
}

const factsOf = (row: Selectable<LeadsTable>, phones: readonly PhoneFacts[], rules: Settings) => {
  const returned = row.escalation_returned_at
  const escalated = row.escalated_at !== null && (returned === null || returned < row.escalated_at)
  return {
    status: row.status as LeadStatus,
    score: row.score,
    vip: isVip(
      {
        vip: row.marked_vip,
        score: row.score,
        expectedValue: row.expected_value,
        decisionMaker: row.decision_maker,
        source: row.source,
        designation: row.designation,
      },
      rules.vip,
    ),
    createdAt: row.created_at,
    lastContactAt: row.last_contact_at,
    lastAttemptAt: row.last_attempt_at,
    // Only when the list leaves no number to call: the asking person's other leads and phones stay as they are.
    doNotCall: phones.some(({ doNotCall }) => doNotCall) && !phones.some(({ callable }) => callable),
    phones,
    openAction:
      row.next_action_kind !== null && row.next_action_at !== null
        ? {
            kind: row.next_action_kind as NextActionKind,
            dueAt: row.next_action_at,
            promised: row.next_action_kind === 'callback',
          }
        : null,
    escalated,
    escalationReturned:
      !escalated && returned !== null && (row.last_attempt_at === null || row.last_attempt_at < returned),
    inCall: row.in_call !== null,
  }
}
