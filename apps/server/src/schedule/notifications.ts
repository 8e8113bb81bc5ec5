import type { NotificationView } from '@telehub/contracts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import { formatPageCursor, parsePageCursor } from '../platform/http/page-cursor.ts'

/** A person's notifications, newest first, with how many are unread in all. */
export const listNotifications = async (
  db: Db,
  userId: number,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: NotificationView[]; unread: number; nextCursor: string | null }> => {
  const before = parsePageCursor(page.cursor, ['number'] as const)
  let rows = db
    .selectFrom('notifications')
    .select(['id', 'kind', 'data', 'at', 'read_at'])
    .where('user_id', '=', userId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
  if (before) rows = rows.where('id', '<', before[0])
  const found = await rows.execute()
  const { unread } = await db
    .selectFrom('notifications')
    .select((is) => is.fn.countAll<number>().as('unread'))
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  const shown = found.slice(0, page.limit)
  const last = found.length > page.limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => ({
      id: row.id,
      kind: row.kind as NotificationView['kind'],
      data: row.data as Record<string, unknown>,
      at: row.at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
    })),
    unread,
    nextCursor: last ? formatPageCursor([last.id]) : null,
  }
}

/** Marks a person's notifications as read, up to and with this one; those of others are not touched. */
export const readNotifications = async (
  { db, clock }: { db: Db; clock: Clock },
  input: { userId: number; upTo: number },
): Promise<void> => {
  await db
    .updateTable('notifications')
    .set({ read_at: clock.now() })
    .where('user_id', '=', input.userId)
    .where('id', '<=', input.upTo)
    .where('read_at', 'is', null)
    .execute()
}
