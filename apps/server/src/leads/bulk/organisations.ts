import { normaliseName } from '@telehub/domain'
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/db.ts'

/** Two spellings of a school in one place are one organisation; the same name in two places is two. */
const organisationKey = (organisation: string, place: string | null): string =>
  `${normaliseName(organisation)}|${normaliseName(place)}`

type Placed = { organisation: string; city: string | null; district: string | null }
const keyOf = (lead: Placed) => organisationKey(lead.organisation, lead.city ?? lead.district)

/** The organisations' ids in the order of the leads, null for a lead without one. Makes those that are new. */
export async function organisationIds(tx: Tx, leads: readonly Placed[]): Promise<(number | null)[]> {
  const keyOfEach = leads.map((lead) => (lead.organisation === '' ? null : keyOf(lead)))
  const names = new Map<string, string>()
  for (const [index, key] of keyOfEach.entries()) {
    if (key !== null && !names.has(key)) names.set(key, leads[index]?.organisation ?? '')
  }
  const ids = new Map<string, number>()
  if (names.size > 0) {
    // In one order everywhere, so that two writers of the same schools wait for each other and never in a ring.
    const keys = [...names.keys()].sort()
    const { rows } = await sql<{ key: string; id: number }>`
      with wanted as (select key, name from unnest(${keys}::text[], ${keys.map((key) => names.get(key))}::text[]) as w(key, name)),
        made as (insert into organisations (name, key)
          select name, key from wanted w where not exists (select from organisations o where o.key = w.key)
          on conflict (key) do nothing returning key, id)
      select key, id from made union all select o.key, o.id from wanted w join organisations o on o.key = w.key`.execute(
      tx,
    )
    for (const row of rows) ids.set(row.key, row.id)
  }
  const missing = [...names.keys()].filter((key) => !ids.has(key))
  if (missing.length > 0) {
    const rows = await tx.selectFrom('organisations').select(['key', 'id']).where('key', 'in', missing).execute()
    for (const row of rows) ids.set(row.key, row.id)
  }
  return keyOfEach.map((key) => (key === null ? null : (ids.get(key) ?? null)))
}
