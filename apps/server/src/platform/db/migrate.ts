import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const folder = fileURLToPath(new URL('../../../migrations/', import.meta.url))
const lockKey = 7_201_600

/**
 * Runs the migrations that have not run, in the order of their names, each in a transaction of its own; answers their
 * names. Throws when one that already ran has been changed since.
 */
export const migrate = async (url: string): Promise<string[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    for (const name of ['pg_trgm', 'btree_gin']) await client.query(`create extension if not exists ${name}`)
    await client.query('create schema if not exists telehub')
    await client.query('set search_path = telehub, public')
    await client.query(
      'create table if not exists migrations (name text primary key, sha256 text not null, ran_at timestamptz not null default now())',
    )
    const ran = new Map(
      (await client.query<{ name: string; sha256: string }>('select name, sha256 from migrations')).rows.map((row) => [
        row.name,
        row.sha256,
      ]),
    )
    const done: string[] = []
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const sql = await readFile(folder + name, 'utf8')
      const sha256 = createHash('sha256').update(sql).digest('hex')
      const before = ran.get(name)
      if (before === sha256) continue
      if (before) throw new Error(`Migration ${name} has been changed since it ran; add a new one instead.`)
      await client.query('begin')
      try {
        await client.query(sql)
        await client.query('insert into migrations (name, sha256) values ($1, $2)', [name, sha256])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`)
      }
      done.push(name)
    }
    return done
  } finally {
    await client.end()
  }
}

/** The names of migrations that have not run on this database. */
export const pendingMigrations = async (pool: pg.Pool): Promise<string[]> => {
  const { rows } = await pool.query<{ name: string }>('select name from telehub.migrations')
  const ran = new Set(rows.map((row) => row.name))
  return (await readdir(folder)).filter((file) => file.endsWith('.sql') && !ran.has(file))
}
