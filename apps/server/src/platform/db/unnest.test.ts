import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeTestServer, type TestServer } from '../../../test/server.ts'
import { unnest } from './unnest.ts'

let server: TestServer
beforeAll(async () => {
  server = await makeTestServer()
})
afterAll(() => server.end())

test('every value comes through an array as it was', async () => {
  const columns = { t: 'text', n: 'bigint', m: 'numeric', b: 'boolean', at: 'timestamptz' } as const
  const at = new Date('2026-04-15T00:03:00.123Z')
  const row = { t: null, n: null, m: null, b: null, at: null }
  const texts = ['', ' ', 'NULL', 'null', '{}', 'a,b', '"', '\\', '\\"', "O'Neill", 'दो\nपंक्तियाँ\t', '🙂', '$1']
  const rows = [
    ...texts.map((t) => ({ ...row, t })),
    { t: undefined, n: 9_007_199_254_740_991, m: 1.05, b: true, at },
    { ...row, n: -1, b: false },
  ]
  const { rows: read } = await sql`select * from ${unnest('n', columns, rows)}`.execute(server.wiring.db)
  expect(read).toEqual(rows.map((each) => ({ ...each, t: each.t ?? null })))
})
