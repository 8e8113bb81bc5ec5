import { startSandbox } from './sandbox.ts'
import { readSettings } from './settings.ts'

async function main(): Promise<void> {
  const sandbox = await startSandbox(readSettings(process.env))
  console.log(`The sandbox carrier listens at ${sandbox.url} (account ${sandbox.credentials.accountSid}).`)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    void sandbox.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // Started by a parent with a channel: tell it where to find us, and do not outlive it.
  process.once('disconnect', stop)
  // A parent that is already gone is no error here: `disconnect` follows.
  process.send?.({ url: sandbox.url }, undefined, {}, () => undefined)
}

main().catch((error: unknown) => {
  const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  const message = error instanceof Error ? error.message : String(error)
  console.error(
    busy ? `${message}\nAnother process has that port. Stop it, or choose another with SANDBOX_PORT.` : message,
  )
  process.exitCode = 1
})
