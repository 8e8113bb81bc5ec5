import type { LeadListQuery, ReplyOf } from '@telehub/contracts'
import pg from 'pg'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { knownSettings, masksFor } from '../../settings/index.ts'
import { callingWindows } from './calling-windows.ts'
import type { LeadFilters } from './filters.ts'
import { countStatement, listStatement } from './list-sql.ts'
import { leadCursor } from './order.ts'
import { type ListedLead, presentRow } from './row.ts'

export interface ListDeps {
  db: Db
  pool: pg.Pool
  clock: Clock
}

/** `2026-11-24 05:30:00.123456+00` as ISO 8601. Text, since a Date would lose the microseconds that a cursor needs. */
const isoText = (text: string): string => (text.endsWith('+00') ? `${text.slice(0, 10)}T${text.slice(11, -3)}Z` : text)
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text') =>
    oid === pg.types.builtins.TIMESTAMPTZ ? isoText : pg.types.getTypeParser(oid, format)) as never,
}

/** A page of the leads that the caller may see. Refuses (`invalid-input`) a cursor that is not of this sort. */
export const listLeads = async (
  deps: ListDeps,
  caller: Caller,
  query: LeadListQuery,
): Promise<ReplyOf<'GET /api/leads'>> => {
  const { workspace, rules } = await knownSettings(deps.db)
  const masks = masksFor(caller, workspace)
  const statement = listStatement(caller, query, masks)
  if (!statement) return { items: [], nextCursor: null }
  const windows = await callingWindows(deps.db, rules, deps.clock.now())
  const { rows } = await deps.pool.query<ListedLead>({ ...statement, types })
  const more = rows.length > query.limit
  if (more) rows.length = query.limit
  const last = rows.at(-1)
  return {
    items: rows.map((row) => presentRow(row, masks, windows)),
    nextCursor: more && last ? leadCursor(query.sort, { ...last }) : null,
  }
}

const cap = 1000

/** Counts by priority under the same filters; each stops at the cap, so that a million leads cost no more than a thousand. */
export const countLeads = async (
  deps: ListDeps,
  caller: Caller,
  filters: LeadFilters,
): Promise<ReplyOf<'GET /api/leads/counts'>> => {
  const { workspace } = await knownSettings(deps.db)
  const statement = countStatement(caller, filters, masksFor(caller, workspace), cap)
  if (!statement) return { HOT: 0, WARM: 0, COLD: 0, cap }
  const { rows } = await deps.pool.query<{ HOT: number; WARM: number; COLD: number }>(statement)
  return { ...(rows[0] ?? { HOT: 0, WARM: 0, COLD: 0 }), cap }
}

/** The sources and campaigns there are to filter by. */
export const readFacets = async ({ db }: Pick<ListDeps, 'db'>): Promise<ReplyOf<'GET /api/leads/facets'>> => {
  const sources = await db.selectFrom('lead_sources').select('source').orderBy('source').limit(500).execute()
  const campaigns = await db.selectFrom('campaigns').select(['id', 'name']).orderBy('name').execute()
  return { sources: sources.map(({ source }) => source), campaigns }
}
