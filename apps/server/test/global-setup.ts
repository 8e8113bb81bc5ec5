import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { ensureDatabase, freePort, startEmbeddedPostgres } from '../../../scripts/lib/embedded-postgres.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { migrateJobs } from '../src/platform/jobs/jobs.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A server on which every test file clones its own database from `template`. */
    postgres: { admin: string; template: string }
  }
}

const template = 'telehub_template'

/** One throw-away PostgreSQL for the run, with one migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'telehub-test-pg-'))
  // As root the server runs as another user, who must get in.
  await chmod(folder, 0o755)
  const server = await startEmbeddedPostgres({ folder: join(folder, 'data'), port: await freePort(), throwaway: true })
  const url = await ensureDatabase(server, template)
  await migrate(url)
  const pool = new pg.Pool({ connectionString: url })
  await migrateJobs(pool)
  await pool.end()
  project.provide('postgres', { admin: server.url('postgres'), template })
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
