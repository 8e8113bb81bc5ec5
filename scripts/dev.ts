// `npm run dev`: the same parts, the server restarting on change and the web hot-reloading on port 3101.
import { spawn } from 'node:child_process'
import { seedDemo } from '../apps/server/seed/seed.ts'
import { migrate } from '../apps/server/src/platform/db/migrate.ts'
import { at } from './lib/paths.ts'
import { startStack } from './lib/stack.ts'

try {
  const stack = await startStack({
    serverArgs: ['--watch', '--watch-preserve-output'],
    prepare: async (env) => {
      if (!env.DEMO || !env.DATABASE_URL) return
      await migrate(env.DATABASE_URL)
      await seedDemo(env.DATABASE_URL)
    },
  })
  const vite = spawn(process.execPath, [at('node_modules/vite/bin/vite.js'), '--port', '3101', '--strictPort'], {
    cwd: at('apps/web'),
    stdio: 'inherit',
    detached: true,
  })
  process.stdout.write(`\n  Web with hot reload   http://localhost:3101\n  Server                ${stack.url}\n\n`)
  const asked = new Promise<null>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(null))
  })
  const sentence = await Promise.race([asked, stack.broken])
  if (sentence) process.stdout.write(`${sentence}\n`)
  vite.kill('SIGTERM')
  await stack.stop()
  process.exit(sentence ? 1 : 0)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
