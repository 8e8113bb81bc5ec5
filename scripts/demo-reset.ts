// `npm run demo:reset`: forgets the demo workspace; the next start seeds a new one.
import { rm } from 'node:fs/promises'
import { dataDir } from './lib/paths.ts'
import { readRun } from './lib/run-file.ts'

const running = readRun()
if (running) {
  process.stderr.write(
    `TeleHub runs at ${running.url}. Stop it first (Ctrl-C there, or kill ${running.pid}), then reset.\n`,
  )
  process.exit(1)
}
await rm(dataDir(), { recursive: true, force: true })
process.stdout.write('The demo workspace is gone. `npm start` makes a new one.\n')
