import type { ReplyOf } from '@telehub/contracts'
import { type SqlBool, sql } from 'kysely'
import type { Queryable } from '../platform/db/db.ts'
import { formatPageCursor, parsePageCursor } from '../platform/http/page-cursor.ts'

type Page = ReplyOf<'GET /api/do-not-call'>
type View = Page['items'][number]

const base = (db: Queryable) =>
  db
    .selectFrom('do_not_call')
    .leftJoin('users', 'users.id', 'do_not_call.added_by')
    .select([
      'do_not_call.phone as phone',
      'do_not_call.reason as reason',
      'users.name as addedBy',
      'do_not_call.added_at as addedAt',
    ])

const view = (row: Omit<View, 'addedAt'> & { addedAt: Date }): View => ({ ...row, addedAt: row.addedAt.toISOString() })

/** Numbers nobody may call, latest first. `q` is looked for among the digits of the numbers, else in the reasons. */
export const listDoNotCall = async (
  db: Queryable,
  query: { q?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page> => {
  const before = parsePageCursor(query.cursor, ['instant', 'string'] as const)
  const q = query.q ?? ''
  const digits = q.replace(/[\s()+.-]/g, '')
  let rows = base(db)
    .orderBy('do_not_call.added_at', 'desc')
    .orderBy('do_not_call.phone', 'desc')
    .limit(query.limit + 1)
  if (q !== '') {
    rows = /^\d+$/.test(digits)
      ? rows.where('do_not_call.phone', 'like', `%${digits}%`)
      : rows.where('do_not_call.reason', 'ilike', `%${q.replace(/[\\%_]/g, '\\$&')}%`)
  }
  if (before) rows = rows.where(sql<SqlBool>`(added_at, do_not_call.phone) < (${before[0]}, ${before[1]})`)
  const found = await rows.execute()
  const page = found.slice(0, query.limit)
  const last = found.length > query.limit ? page.at(-1) : undefined
  return {
    items: page.map(view),
    nextCursor: last ? formatPageCursor([last.addedAt.toISOString(), last.phone]) : null,
  }
}

/** One number of the list, or null. */
export const findDoNotCall = async (db: Queryable, phone: string): Promise<View | null> => {
  const row = await base(db).where('do_not_call.phone', '=', phone).executeTakeFirst()
  return row ? view(row) : null
}
