// `npm start`: everything on one machine, or with what the environment names.

import { demoSignIns } from '../apps/server/seed/people.ts'
import { seedDemo } from '../apps/server/seed/seed.ts'
import { migrate } from '../apps/server/src/platform/db/migrate.ts'
import { type Stack, startStack } from './lib/stack.ts'
import { buildWeb } from './lib/web-build.ts'

const say = (text = '') => process.stdout.write(`${text}\n`)

const welcome = (stack: Stack) => {
  say()
  say(`  TeleHub   ${stack.url}`)
  if (stack.sandboxUrl) say(`  Phones    ${stack.sandboxUrl}   (the sandbox carrier: no real call is made)`)
  if (stack.demo) {
    say()
    say('  A demo workspace. Sign in as:')
    for (const person of demoSignIns)
      say(`    ${person.role.padEnd(8)} ${person.email.padEnd(28)} ${person.password}   ${person.name}`)
    say()
    say('  npm run demo:reset makes it new.')
  }
  say('  Ctrl-C stops it.')
  say()
}

try {
  say('Starting TeleHub …')
  const build = buildWeb()
  // Its failure is reported where it is awaited.
  build.catch(() => {})
  const stack = await startStack({
    prepare: async (env) => {
      const databaseUrl = env.DATABASE_URL ?? process.env.DATABASE_URL
      if (env.DEMO && databaseUrl) {
        await migrate(databaseUrl)
        await seedDemo(databaseUrl)
      }
      await build
    },
  })
  welcome(stack)
  const ask = new Promise<string | null>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(null))
  })
  const sentence = await Promise.race([ask, stack.broken])
  say(sentence ?? 'Stopping …')
  await stack.stop()
  process.exit(sentence ? 1 : 0)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
