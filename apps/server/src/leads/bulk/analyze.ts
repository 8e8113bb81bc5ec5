import { sql } from 'kysely'
import type { Db } from '../../platform/db/db.ts'

/** Tells the planner what the tables hold now. After a great many new leads its old notion makes searches many times slower. */
export const analyzeLeads = async (db: Db): Promise<void> => {
  await sql`analyze leads, lead_phones, organisations`.execute(db)
}
