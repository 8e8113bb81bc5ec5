import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestServer, type TestServer } from '../../../test/server.ts'
import { makeDb, makePool } from '../db/db.ts'
import { makeTicker } from './ticker.ts'

let server: TestServer
let other: ReturnType<typeof makeDb>
beforeAll(async () => {
  server = await makeTestServer()
  other = makeDb(makePool({ url: server.databaseUrl, poolSize: 2, applicationName: 'other' }))
})
afterAll(async () => {
  await other.destroy()
  await server.end()
})

const deps = () => ({ db: server.wiring.db, log: server.wiring.log })
const query = (db = server.wiring.db) => db.selectFrom('teams').selectAll().execute()

test('more timed jobs at once than there are connections do not wait for each other', async () => {
  const names = Array.from({ length: 30 }, (_, i) => `job-${i}`)
  const tickers = names.map((name) =>
    makeTicker(deps(), { name, everyMs: 1000, alone: true }, async () => {
      await query()
      await query()
    }),
  )
  const before = performance.now()
  await Promise.all(tickers.map((ticker) => ticker.runOnce()))
  expect(performance.now() - before).toBeLessThan(5000)
})

test('one process of two does it at a time, and either may do it next', async () => {
  let under = 0
  let most = 0
  let runs = 0
  const work = async () => {
    most = Math.max(most, ++under)
    runs++
    await new Promise((resolve) => setTimeout(resolve, 100))
    under--
  }
  const options = { name: 'alone', everyMs: 1000, alone: true }
  const here = makeTicker(deps(), options, work)
  const there = makeTicker({ db: other, log: server.wiring.log }, options, work)
  await Promise.all([here.runOnce(), there.runOnce()])
  expect([most, runs]).toEqual([1, 1])
  await there.runOnce()
  await here.runOnce()
  expect([most, runs]).toEqual([1, 3])
})

test('what failed, or lost its connection, is free to run again', async () => {
  const options = { name: 'failing', everyMs: 1000, alone: true }
  const failing = makeTicker(deps(), options, async () => {
    throw new Error('no luck')
  })
  await expect(failing.runOnce()).rejects.toThrow('no luck')
  const cut = makeTicker(deps(), options, () =>
    server.wiring.pool.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()
        and database = (select oid from pg_database where datname = current_database())`,
    ),
  )
  await expect(cut.runOnce()).rejects.toThrow()
  let ran = false
  await makeTicker({ db: other, log: server.wiring.log }, options, async () => {
    ran = true
  }).runOnce()
  expect(ran).toBe(true)
  const again = makeTicker(deps(), options, () => query())
  await again.runOnce()
})
