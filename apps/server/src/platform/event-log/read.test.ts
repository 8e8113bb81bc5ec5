import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestServer, type TestServer } from '../../../test/server.ts'
import { formatCursor, isAfter, parseCursor } from './cursor.ts'
import { oldestCursor, readAfter, readMissed, settledCursor } from './read.ts'

let server: TestServer
beforeAll(async () => {
  server = await makeTestServer()
  // Transactions whose numbers sort otherwise as text than as numbers.
  for (const [xid, count] of [
    ['9', 1],
    ['10', 2],
    ['99', 3],
    ['100', 4],
  ] as const) {
    await sql`insert into event_log (xid, type, data, user_id)
      values (${xid}::xid8, 'leads:changed', ${JSON.stringify({ why: 'test', count })}::jsonb, ${count === 3 ? 7 : null})`.execute(
      server.wiring.db,
    )
  }
})
afterAll(() => server.end())

const start = { xid: 0n, id: 0 }
const counts = (events: { envelope: { data: unknown } }[]) =>
  events.map((event) => (event.envelope.data as { count: number }).count)

test('events come in the order of their transactions’ numbers', async () => {
  const { db } = server.wiring
  const { events, more } = await readAfter(db, start, 10)
  expect(counts(events)).toEqual([1, 2, 3, 4])
  expect(more).toBe(false)
  const admin = { userId: 1, teamId: null, hearsAll: true }
  const upTo = events[3]?.cursor ?? start
  expect(counts(await readMissed(db, admin, start, upTo, 10))).toEqual([1, 2, 3, 4])
  expect((await settledCursor(db)).xid).toBe(100n)
  expect((await oldestCursor(db))?.xid).toBe(9n)
})

test('a page ends where it says, and the next begins there', async () => {
  const { db } = server.wiring
  const first = await readAfter(db, start, 3)
  expect([counts(first.events), first.more]).toEqual([[1, 2, 3], true])
  const rest = await readAfter(db, first.events[2]?.cursor ?? start, 3)
  expect([counts(rest.events), rest.more]).toEqual([[4], false])
})

test('a listener misses only what is theirs', async () => {
  const { db } = server.wiring
  const upTo = await settledCursor(db)
  const missed = (userId: number) => readMissed(db, { userId, teamId: null, hearsAll: false }, start, upTo, 10)
  expect(counts(await missed(7))).toEqual([1, 2, 3, 4])
  expect(counts(await missed(8))).toEqual([1, 2, 4])
})

test('a cursor is read back as it was written, and rubbish is none', () => {
  const cursor = { xid: 18446744073709n, id: 42 }
  expect(parseCursor(formatCursor(cursor))).toEqual(cursor)
  for (const text of [undefined, '', '1', '1-', '-1', 'a-b', '1-2-3', '1e9-2', `${'9'.repeat(20)}-1`])
    expect(parseCursor(text)).toBeNull()
  expect(isAfter({ xid: 10n, id: 1 }, { xid: 9n, id: 9 })).toBe(true)
})
