import { sql } from 'kysely'
import type { Tx } from '../../platform/db/db.ts'

/** Puts numbers on the do-not-call list, for every campaign and agent; answers how many were not on it yet. */
export async function blockPhones(
  tx: Tx,
  input: { phones: readonly string[]; reason: string; by: number | null; now: Date },
): Promise<number> {
  if (input.phones.length === 0) return 0
  const { rows } = await sql<{ phone: string }>`
    with added as (
      insert into do_not_call (phone, reason, added_by, added_at)
      select distinct phone, ${input.reason}, ${input.by}::bigint, ${input.now}::timestamptz from unnest(${[...input.phones]}::text[]) as k(phone)
      on conflict (phone) do nothing returning phone),
    due as (update leads set replace_at = ${input.now} where id in (select p.lead_id from lead_phones p join added using (phone)) returning 1)
    select phone from added`.execute(tx)
  return rows.length
}
