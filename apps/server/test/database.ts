import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

const admin = async (sql: string) => {
  const client = new pg.Client({ connectionString: inject('postgres').admin })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** A fresh database of one's own, cloned from the migrated template. */
export const makeTestDatabase = async (): Promise<TestDatabase> => {
  const { admin: address, template } = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await admin(`create database ${name} template ${template}`)
  const url = new URL(address)
  url.pathname = `/${name}`
  return { url: url.toString(), drop: () => admin(`drop database if exists ${name} with (force)`) }
}
