import { sql } from 'kysely'
import type { Db } from '../../platform/db/db.ts'

/**
 * Tells the planner what the tables hold now, if `added` leads are more than it knew of: its old notion would make searches many times slower.
 * Less growth is left to autovacuum, for this costs as much as some 20,000 new leads.
 */
export const analyzeGrownLeads = async (db: Db, added: number): Promise<void> => {
  const { rows } = await sql<{
    known: number
  }>`select reltuples as known from pg_class where oid = 'leads'::regclass`.execute(db)
  if ((rows[0]?.known ?? 0) < added) await sql`analyze leads, lead_phones, organisations`.execute(db)
}
