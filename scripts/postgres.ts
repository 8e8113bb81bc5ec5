// PostgreSQL as a child of the start script: tells its address, and stops when the parent asks or is gone.
import { ensureDatabase, startEmbeddedPostgres } from './lib/embedded-postgres.ts'

const folder = process.env.POSTGRES_FOLDER
const port = Number(process.env.POSTGRES_PORT)
if (!folder || !port) throw new Error('POSTGRES_FOLDER and POSTGRES_PORT say where to run.')

const lines: string[] = []
try {
  const server = await startEmbeddedPostgres({
    folder,
    port,
    log: (line) => {
      lines.push(line)
      if (lines.length > 50) lines.shift()
    },
  })
  const stop = () => void server.stop().then(() => process.exit(0))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
  process.on('disconnect', stop)
  process.send?.({ url: await ensureDatabase(server, 'telehub') })
} catch (error) {
  process.stderr.write(
    `PostgreSQL did not start: ${error instanceof Error ? error.message : 'it ended at once'}\n${lines.slice(-8).join('\n')}\n`,
  )
  process.exit(1)
}
