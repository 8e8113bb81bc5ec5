import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { freePort } from '../scripts/lib/embedded-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** `pid` is the process whose children the server and the rest are. */
    stack: { url: string; sandboxUrl: string; databaseUrl: string; pid: number }
  }
}

/** The whole product as `npm start` runs it, on ports and data of its own, with a carrier five times as fast. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'telehub-e2e-'))
  const { chmod } = await import('node:fs/promises')
  // As root PostgreSQL runs as another user, who must get in.
  await chmod(folder, 0o755)
  const ports = { PORT: await freePort(), SANDBOX_PORT: await freePort(), POSTGRES_PORT: await freePort() }
  for (const [name, port] of Object.entries(ports)) process.env[name] = String(port)
  Object.assign(process.env, { DATA_DIR: folder, SANDBOX_TIME_SCALE: '5', LOG_LEVEL: 'warn' })
  // The parts read the environment when they are loaded.
  const { startStack } = await import('../scripts/lib/stack.ts')
  const { buildWeb } = await import('../scripts/lib/web-build.ts')
  const { migrate } = await import('../apps/server/src/platform/db/migrate.ts')
  const { seedDemo } = await import('../apps/server/seed/seed.ts')
  let databaseUrl = ''
  const stack = await startStack({
    prepare: async (env) => {
      databaseUrl = env.DATABASE_URL ?? ''
      await migrate(databaseUrl)
      await seedDemo(databaseUrl)
      await buildWeb()
    },
  })
  project.provide('stack', { url: stack.url, sandboxUrl: stack.sandboxUrl ?? '', databaseUrl, pid: process.pid })
  return async () => {
    await stack.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
