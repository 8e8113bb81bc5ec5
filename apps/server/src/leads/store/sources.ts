import { sql } from 'kysely'
import type { Tx } from '../../platform/db/db.ts'

/** Remembers the sources that leads come from. */
export const rememberSources = async (tx: Tx, leads: readonly { source: string }[]): Promise<void> => {
  const sources = [...new Set(leads.map(({ source }) => source))].sort()
  if (sources.length === 0) return
  await sql`
    insert into lead_sources (source) select source from unnest(${sources}::text[]) as k(source)
    where not exists (select from lead_sources s where s.source = k.source)
    on conflict do nothing`.execute(tx)
}
