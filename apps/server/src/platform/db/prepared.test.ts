import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeTestServer, type TestServer } from '../../../test/server.ts'
import type { Db, Queryable } from './db.ts'
import { makeDb, makePool } from './db.ts'
import { prepared } from './prepared.ts'
import { transact } from './transact.ts'

let server: TestServer
let db: Db
beforeAll(async () => {
  server = await makeTestServer()
})
afterAll(() => server.end())
/** One connection, so that it is the one with the prepared statement. */
beforeEach(async () => {
  db = makeDb(makePool({ url: server.databaseUrl, poolSize: 1, applicationName: 'prepared' }))
  await sql`drop table if exists things`.execute(db)
  await sql`create table things (a int)`.execute(db)
  await sql`insert into things values (7)`.execute(db)
  return () => db.destroy()
})

const read = async (on: Queryable, a = 7) =>
  (await sql`${prepared} select * from things where a = ${a}`.execute(on)).rows
const widen = () => sql`alter table things add column b int default 8`.execute(db)
const preparedHere = async () =>
  (
    await sql<{ count: number }>`select count(*) from pg_prepared_statements where statement like '%things%'`.execute(
      db,
    )
  ).rows[0]?.count

test('a marked statement is prepared once, and answers for its values', async () => {
  expect([await read(db), await read(db, 1), await read(db)]).toEqual([[{ a: 7 }], [], [{ a: 7 }]])
  expect(await preparedHere()).toBe(1)
  await sql`select * from things where a = ${7}`.execute(db)
  expect(await preparedHere()).toBe(1)
})

test('a migration under it is got over', async () => {
  await read(db)
  await widen()
  expect(await read(db)).toEqual([{ a: 7, b: 8 }])
})

test('and in a transaction, which begins again', async () => {
  await read(db)
  await widen()
  let tries = 0
  const rows = await transact(db, async (tx) => {
    tries++
    await sql`insert into things values (9)`.execute(tx)
    return read(tx)
  })
  expect([rows, tries]).toEqual([[{ a: 7, b: 8 }], 2])
  expect(await read(db, 9)).toHaveLength(1)
})
