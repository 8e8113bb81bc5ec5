import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { makeConfig } from '../../apps/server/src/config/config.ts'
import { readEnv } from '../../apps/server/src/config/env.ts'
import { type Child, startChild } from './children.ts'
import { dataDir } from './paths.ts'
import { needPort } from './ports.ts'
import { readRun, removeRun, writeRun } from './run-file.ts'

/** The parts of a workspace on one machine: the database, the sandbox carrier, the server. What the environment names is used instead. */
export interface Stack {
  url: string
  sandboxUrl: string | null
  demo: boolean
  stop(): Promise<void>
  /** Settles with a sentence when a part ends by itself and cannot be helped. */
  broken: Promise<string>
}

export interface StackOptions {
  /** Flags for the runtime of the server, such as `--watch`. */
  serverArgs?: string[]
  /** Runs between the database and the server: builds, seeds. */
  prepare: (env: Record<string, string>) => Promise<void>
}

const number = (name: string, otherwise: number): number => Number(process.env[name] || otherwise)

const ports = {
  server: number('PORT', 3100),
  sandbox: number('SANDBOX_PORT', 3190),
  postgres: number('POSTGRES_PORT', 3154),
}

/** Kept with the data, so that a second start keeps the sessions. */
const demoSecret = async (): Promise<string> => {
  const file = `${dataDir()}/jwt-secret`
  if (!existsSync(file)) {
    await mkdir(dataDir(), { recursive: true })
    await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8')
}

const startDatabase = async (): Promise<Child & { url: string }> => {
  const child = startChild('PostgreSQL', 'scripts/postgres.ts', {
    POSTGRES_FOLDER: `${dataDir()}/postgres`,
    POSTGRES_PORT: String(ports.postgres),
  })
  const { url } = (await child.ready) as { url: string }
  return { ...child, url }
}

const exotelOfSandbox = (sandboxUrl: string, url: string): Record<string, string> => ({
  SANDBOX_URL: sandboxUrl,
  EXOTEL_SID: 'telehubdemo',
  EXOTEL_API_KEY: 'sandbox-key',
  EXOTEL_TOKEN: 'sandbox-token',
  EXOTEL_CALLER_ID: '02248900000',
  EXOTEL_WEBHOOK_URL: url,
})

/** Settles once the server answers there; throws when it ended instead. */
const answers = async (url: string, server: Child): Promise<void> => {
  for (;;) {
    if (server.process.exitCode !== null) throw new Error('TeleHub did not start; the reason is above.')
    const ok = await fetch(url).then(
      (reply) => reply.ok,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Restarts that come faster than this are a crash loop, not a mishap. */
const crashLoopMs = 5_000

export const startStack = async (options: StackOptions): Promise<Stack> => {
  const running = readRun()
  if (running) {
    throw new Error(
      `TeleHub already runs here at ${running.url} (process ${running.pid}). Use it, or stop it first: kill ${running.pid}`,
    )
  }
  const given = process.env
  const production = given.NODE_ENV === 'production'
  if (production) makeConfig(readEnv(given))
  const ownsDatabase = !given.DATABASE_URL && !given.DB_HOST && !given.DB_NAME
  const ownsCarrier = !given.EXOTEL_SID && !production
  const url = given.PUBLIC_URL ?? `http://localhost:${ports.server}`
  await needPort(ports.server, 'TeleHub', 'PORT')
  if (ownsCarrier) await needPort(ports.sandbox, 'the sandbox carrier', 'SANDBOX_PORT')
  if (ownsDatabase) await needPort(ports.postgres, 'its PostgreSQL', 'POSTGRES_PORT')

  const children: Child[] = []
  let stopping = false
  const stop = async () => {
    stopping = true
    for (const child of [...children].reverse()) await child.stop()
    await removeRun()
  }
  let giveUp: (sentence: string) => void = () => {}
  const broken = new Promise<string>((resolve) => {
    giveUp = resolve
  })

  try {
    const env: Record<string, string> = { DATA_DIR: dataDir(), PORT: String(ports.server) }
    if (ownsDatabase) {
      const database = await startDatabase()
      children.push(database)
      database.process.once(
        'exit',
        () => stopping || giveUp('PostgreSQL ended; start TeleHub again. Nothing that was accepted is lost.'),
      )
      env.DATABASE_URL = database.url
    }
    if (!production) env.JWT_SECRET = given.JWT_SECRET ?? (await demoSecret())
    const demo = ownsCarrier && ownsDatabase
    if (demo) env.DEMO = 'true'
    const sandboxUrl = ownsCarrier ? `http://127.0.0.1:${ports.sandbox}` : null
    if (sandboxUrl) Object.assign(env, exotelOfSandbox(sandboxUrl, `http://127.0.0.1:${ports.server}`))
    await options.prepare(env)

    if (sandboxUrl) {
      const sandbox = startChild('The sandbox carrier', 'apps/sandbox/src/main.ts', {
        ...env,
        SANDBOX_PORT: String(ports.sandbox),
      })
      children.push(sandbox)
      await sandbox.ready
    }
    /** A server that dies is started again: what it had accepted is in the database. */
    const startServer = async (): Promise<void> => {
      const startedAt = Date.now()
      const server = startChild('TeleHub', 'apps/server/src/main.ts', env, options.serverArgs)
      children.push(server)
      await answers(`http://127.0.0.1:${ports.server}/healthz`, server)
      server.process.once('exit', () => {
        children.splice(children.indexOf(server), 1)
        if (stopping) return
        if (Date.now() - startedAt < crashLoopMs)
          return giveUp('The server ends again and again; its last message is above.')
        process.stdout.write('The server ended; starting it again.\n')
        startServer().catch((error: Error) => giveUp(error.message))
      })
    }
    await startServer()
    await writeRun({ pid: process.pid, url, databaseUrl: env.DATABASE_URL ?? given.DATABASE_URL ?? '' })
    return { url, sandboxUrl, demo, stop, broken }
  } catch (error) {
    await stop()
    throw error
  }
}
