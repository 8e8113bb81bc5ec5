import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../apps/server/src/platform/db/migrate.ts'
import { ensureDatabase, freePort, startEmbeddedPostgres } from '../../scripts/lib/embedded-postgres.ts'
import { cpuSecondsOfFamily } from './cpu.ts'

export interface BenchDatabase {
  url: string
  /** CPU seconds that all its processes have used so far (Linux; zero elsewhere). */
  cpuSeconds(): number
  stop(): Promise<void>
}

/** A PostgreSQL of its own with durability at its defaults, migrated and empty. */
export const startBenchDatabase = async (): Promise<BenchDatabase> => {
  const folder = await mkdtemp(join(tmpdir(), 'telehub-bench-'))
  await chmod(folder, 0o755)
  const server = await startEmbeddedPostgres({ folder: join(folder, 'data'), port: await freePort() })
  const url = await ensureDatabase(server, 'bench')
  await migrate(url)
  const postmaster = Number((await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])
  return {
    url,
    cpuSeconds: () => cpuSecondsOfFamily(postmaster),
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
