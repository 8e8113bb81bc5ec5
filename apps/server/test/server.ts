import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, makeConfig } from '../src/config/config.ts'
import { readEnv } from '../src/config/env.ts'
import { fakeClock } from '../src/platform/clock.ts'
import { makeServer, type Server } from '../src/server.ts'
import type { Overrides } from '../src/wiring.ts'
import { makeTestDatabase } from './database.ts'

/** Tue 24 Nov 2026, 11:00 in India: inside calling hours. */
export const tuesdayMorning = new Date('2026-11-24T05:30:00Z')

export interface TestServer extends Server {
  clock: ReturnType<typeof fakeClock>
  databaseUrl: string
  /** Stops the server and drops its database. */
  end(): Promise<void>
}

/** A whole server on a database of its own, with a clock that stands still. Nothing listens until `start`. */
export const makeTestServer = async (
  env: Record<string, string> = {},
  overrides: Overrides & { config?: Partial<Config> } = {},
): Promise<TestServer> => {
  const database = await makeTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'telehub-test-'))
  const clock = fakeClock(tuesdayMorning)
  const config = {
    ...makeConfig(
      readEnv({
        NODE_ENV: 'test',
        DATABASE_URL: database.url,
        DATA_DIR: folder,
        JWT_SECRET: 'x'.repeat(40),
        DB_POOL: '8',
        ...env,
      }),
    ),
    ...overrides.config,
  }
  const { config: _, ...rest } = overrides
  const server = await makeServer(config, { clock, ...rest })
  return {
    ...server,
    clock,
    databaseUrl: database.url,
    end: async () => {
      await server.stop()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
