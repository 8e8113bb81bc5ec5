import { isDeepStrictEqual } from 'node:util'
import { choosePhone, placeInQueue, priorities, queueGroups, type Settings } from '@telehub/domain'
import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/db.ts'
import { preparedForFew } from '../../platform/db/prepared.ts'
import { readSettings } from '../../settings/index.ts'
import { type LeadWithFacts, loadFacts } from './facts.ts'

export interface Placed {
  id: number
  ownerId: number | null
  teamId: number | null
}

/**
 * Works out anew where these leads stand in the queue, and writes what has changed; answers the leads whose place did.
 * Call it after every change of a fact, in the same transaction.
 */
export const placeLeads = async (
  tx: Tx,
  { clock }: { clock: Clock },
  leadIds: readonly number[],
  rules?: Settings,
): Promise<Placed[]> => {
  if (leadIds.length === 0) return []
  const known = rules ?? (await readSettings(tx)).rules
  const now = clock.now()
  const changed = (await loadFacts(tx, leadIds, known, now))
    .map((lead) => ({ row: lead.row, place: placeOf(lead, known, now) }))
    .filter(({ row, place }) => !isDeepStrictEqual(place, storedPlace(row)))
  if (changed.length === 0) return []
  const records = changed.map(({ row, place }) => ({ id: row.id, ...place }))
  await sql`${preparedForFew(changed)}
    update leads l set vip = n.vip, priority = n.priority, age_mark = n.age_mark, queue_group = n.queue_group, held_back = n.held_back,
      held_until = n.held_until, because = n.because, replace_at = n.replace_at, call_phone = n.call_phone
    from json_to_recordset(${JSON.stringify(records)}::json) as n(id bigint, vip boolean, priority smallint, age_mark text,
      queue_group smallint, held_back text, held_until timestamptz, because jsonb, replace_at timestamptz, call_phone text)
    where l.id = n.id`.execute(tx)
  return changed.map(({ row }) => ({ id: row.id, ownerId: row.owner_id, teamId: row.team_id }))
}

/** Every lead on these numbers, after what is known of the numbers has changed. */
export const placeLeadsOfPhone = async (
  tx: Tx,
  deps: { clock: Clock },
  phones: readonly string[],
): Promise<Placed[]> => {
  const { rows } = await sql<{ lead_id: number }>`${preparedForFew(phones)}
    select distinct lead_id from lead_phones where phone = any(${[...phones]}::text[])`.execute(tx)
  return placeLeads(
    tx,
    deps,
    rows.map((row) => row.lead_id),
  )
}

type StoredColumns = Pick<
  LeadWithFacts['row'],
  'vip' | 'priority' | 'age_mark' | 'queue_group' | 'held_back' | 'held_until' | 'because' | 'replace_at' | 'call_phone'
>

export const placeOf = ({ facts }: Pick<LeadWithFacts, 'facts'>, rules: Settings, now: Date): StoredColumns => {
  const place = placeInQueue(facts, rules, now)
  const promised = facts.openAction?.kind === 'callback'
  return {
    vip: facts.vip,
    priority: priorities.indexOf(place.priority),
    age_mark: place.ageMark,
    queue_group: place.group === null ? null : queueGroups.indexOf(place.group),
    held_back: place.heldBack,
    held_until: place.heldUntil,
    because: place.because,
    replace_at: place.changesAt,
    call_phone: choosePhone(facts.phones, rules, now, { promised })?.phone.phone ?? null,
  }
}

const storedPlace = (row: LeadWithFacts['row']): StoredColumns => ({
  vip: row.vip,
  priority: row.priority,
  age_mark: row.age_mark,
  queue_group: row.queue_group,
  held_back: row.held_back,
  held_until: row.held_until,
  because: row.because,
  replace_at: row.replace_at,
  call_phone: row.call_phone,
})
