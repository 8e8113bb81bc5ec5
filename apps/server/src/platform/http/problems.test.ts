import pg from 'pg'
import { expect, test } from 'vitest'
import { toRefusal } from './problems.ts'

test('a connection that went away, however one comes to know of it, is a passing trouble', async () => {
  const client = new pg.Client({ connectionString: 'postgres://nobody:nothing@127.0.0.1:1/none' })
  client.on('error', () => {})
  const refused = await client.connect().catch((error: unknown) => error)
  const afterwards = await client.query('rollback').catch((error: unknown) => error)
  expect([refused, afterwards].map((error) => toRefusal(error)?.code)).toEqual(['unavailable', 'unavailable'])
})

test('what nobody foresaw is no refusal', () => {
  expect(toRefusal(new TypeError('x is undefined'))).toBeNull()
})
