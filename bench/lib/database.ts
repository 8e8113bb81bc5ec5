import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../apps/server/src/platform/db/migrate.ts'
import { ensureDatabase, freePort, startEmbeddedPostgres } from '../../scripts/lib/embedded-postgres.ts'

export interface BenchDatabase {
  url: string
  stop(): Promise<void>
}

/** A PostgreSQL of its own with durability at its defaults, migrated and empty. */
export const startBenchDatabase = async (): Promise<BenchDatabase> => {
  const folder = await mkdtemp(join(tmpdir(), 'telehub-bench-'))
  await chmod(folder, 0o755)
  const server = await startEmbeddedPostgres({ folder: join(folder, 'data'), port: await freePort() })
  const url = await ensureDatabase(server, 'bench')
  await migrate(url)
  return {
    url,
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
