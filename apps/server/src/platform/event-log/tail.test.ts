import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeTestServer, type TestServer } from '../../../test/server.ts'
import { appendEvent, notifyOf, writeEventFrom } from './append.ts'
import { isAfter } from './cursor.ts'
import type { LoggedEvent } from './read.ts'
import { makeTail } from './tail.ts'

let server: TestServer
beforeAll(async () => {
  server = await makeTestServer()
})
afterAll(() => server.end())

const follow = async () => {
  const heard: LoggedEvent[] = []
  const { db, log } = server.wiring
  const tail = makeTail({ db, log, url: server.databaseUrl, hand: (events) => heard.push(...events) })
  await tail.start()
  return { tail, heard, counts: () => heard.map(({ envelope }) => (envelope.data as { count: number }).count) }
}

/** As the fast way of a callback does: one statement, whose notification is meant for others than `from`. */
const write = (count: number, from: string) =>
  sql`with this as (select 1),
    said as (${writeEventFrom('this', server.clock, 'leads:changed', { why: 'test', count }, {})})
    ${notifyOf('said', from)}`.execute(server.wiring.db)

test('what its own process wrote comes with the wake, and without one a little later', async () => {
  const own = await follow()
  const other = await follow()
  await write(1, own.tail.name)
  own.tail.wake()
  await vi.waitFor(() => expect(own.counts()).toEqual([1]))
  await write(2, own.tail.name)
  await vi.waitFor(
    () =>
      expect([own.counts(), other.counts()]).toEqual([
        [1, 2],
        [1, 2],
      ]),
    2000,
  )
  await own.tail.stop()
  await other.tail.stop()
})

test('everything comes once and in order, however it was written and woken for', async () => {
  const { db } = server.wiring
  const { tail, heard, counts } = await follow()
  const writers = Array.from({ length: 60 }, async (_, i) => {
    const count = 100 + i
    if (i % 3 === 0) {
      await write(count, tail.name)
      tail.wake()
    } else if (i % 3 === 1) {
      await write(count, '')
    } else {
      await db.transaction().execute(async (tx) => {
        await appendEvent(tx, server.clock, 'leads:changed', { why: 'test', count }, {})
        await sql`select pg_sleep(0.02)`.execute(tx)
      })
    }
  })
  await Promise.all(writers)
  await vi.waitFor(() => expect(counts()).toHaveLength(60), 5000)
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect([...counts()].sort()).toEqual(Array.from({ length: 60 }, (_, i) => 100 + i))
  for (const [i, event] of heard.entries()) {
    const before = heard[i - 1]
    if (before) expect(isAfter(event.cursor, before.cursor)).toBe(true)
  }
  await tail.stop()
})

test('a wake after the stop reads nothing', async () => {
  const { tail, counts } = await follow()
  await tail.stop()
  await write(300, '')
  tail.wake()
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect(counts()).toEqual([])
})
