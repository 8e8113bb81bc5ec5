import { makeConfig } from './config/config.ts'
import { readEnv } from './config/env.ts'
import { migrate } from './platform/db/migrate.ts'
import { makeServer } from './server.ts'

try {
  const config = makeConfig(readEnv(process.env))
  await migrate(config.databaseUrl)
  const server = await makeServer(config)
  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    server.wiring.log.info(`Stopping (${signal})`)
    // A stop that hangs must not keep the port: leave after half a minute, whatever is still open.
    setTimeout(() => process.exit(1), 30_000).unref()
    server.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
  process.on('disconnect', () => stop('the parent is gone'))
  const url = await server.start()
  server.wiring.log.info(`TeleHub listens on ${url}`)
  process.send?.('ready')
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
