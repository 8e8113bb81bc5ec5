// From an uploaded file to committed leads, beside parsing plus COPY into the same indexed tables.
import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { io } from 'socket.io-client'
import { v7 as uuid } from 'uuid'
import { copyBulkLeads } from '../apps/server/seed/copy-leads.ts'
import { makeAccessTokens } from '../apps/server/src/auth/tokens.ts'
import { freePort } from '../scripts/lib/embedded-postgres.ts'
import { writeLeadFile } from './import/file.ts'
import { parseAndCopy } from './import/peer.ts'
import { startBenchChild, whenUp } from './lib/child.ts'
import { startBenchDatabase } from './lib/database.ts'
import { markdownTable, publish } from './lib/report.ts'
import { figures, median, percentile } from './lib/stats.ts'

const option = (name: string, otherwise: string) =>
  process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise
const rowCounts = option('rows', '100000').split(',').map(Number)
const rounds = Number(option('rounds', '3'))
const before = 100_000
const secret = 'bench-secret-bench-secret-bench-secret'

interface Run {
  seconds: number
  counts: Record<string, number>
  peakMb: number
  startMb: number
  feedMs: number[]
}

/** A manager with a session; answers the token and the team. */
const addManager = async (pool: pg.Pool): Promise<{ token: string; teamId: number; userId: number }> => {
  const one = async (text: string, values: unknown[] = []) =>
    Number((await pool.query<{ id: number }>(text, values)).rows[0]?.id)
  const teamId = await one(`insert into telehub.teams (name) values ('Bench') returning id`)
  const userId = await one(
    `insert into telehub.users (email, name, role, team_id, password_hash) values ('m@bench.example', 'Manager', 'manager', $1, '-') returning id`,
    [teamId],
  )
  const session = uuid()
  await pool.query(
    `insert into telehub.sessions (id, user_id, token_hash, created_at, last_used_at, expires_at) values ($1, $2, $3, now(), now(), now() + interval '1 day')`,
    [session, userId, randomBytes(32)],
  )
  return {
    token: makeAccessTokens(secret, { now: () => new Date() }).sign(userId, session).accessToken,
    teamId,
    userId,
  }
}

/** Puts an event into the log now and then, and notes how long it takes to the manager's desk. */
const watchFeed = (url: string, token: string, userId: number, pool: pg.Pool) => {
  const feedMs: number[] = []
  const sent = new Map<string, number>()
  const socket = io(url, { transports: ['websocket'], auth: { token } })
  socket.on('settings:changed', (event: { data: { key: string } }) => {
    const at = sent.get(event.data.key)
    if (at !== undefined) feedMs.push(performance.now() - at)
  })
  let probes = 0
  const timer = setInterval(() => {
    const key = `probe-${++probes}`
    sent.set(key, performance.now())
    pool
      .query(
        `with e as (insert into telehub.event_log (type, user_id, data) values ('settings:changed', $1, $2) returning 1) select pg_notify('telehub_events', '') from e`,
        [userId, JSON.stringify({ key })],
      )
      .catch(() => {})
  }, 200)
  return {
    feedMs,
    stop: async () => {
      clearInterval(timer)
      await sleep(1500)
      socket.disconnect()
      if (feedMs.length < probes) throw new Error(`${probes - feedMs.length} of ${probes} events did not arrive`)
    },
  }
}

const runOurs = async (databaseUrl: string, path: string, token: string, userId: number): Promise<Run> => {
  const folder = await mkdtemp(join(tmpdir(), 'telehub-bench-data-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = startBenchChild('apps/server/src/main.ts', {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    JWT_SECRET: secret,
    LOG_LEVEL: 'warn',
    DATA_DIR: folder,
    EXOTEL_SID: 'bench',
    EXOTEL_TOKEN: 'bench',
    EXOTEL_CALLER_ID: '02248900000',
    EXOTEL_WEBHOOK_URL: url,
    SANDBOX_URL: 'http://127.0.0.1:9',
  })
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  const headers = { authorization: `Bearer ${token}` }
  const call = async (method: string, route: string, body?: FormData) => {
    const reply = await fetch(url + route, { method, headers, ...(body ? { body } : {}) })
    if (!reply.ok) throw new Error(`${method} ${route}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as { id: number; status: string; counts: Record<string, number> }
  }
  try {
    await whenUp(`${url}/healthz`, server)
    const feed = watchFeed(url, token, userId, pool)
    await sleep(1000)
    const startMb = server.usage().memoryMb
    let peakMb = startMb
    const startedAt = performance.now()
    const form = new FormData()
    form.append('file', await openAsBlob(path), 'leads.csv')
    const { id } = await call('POST', '/api/imports', form)
    await call('POST', `/api/imports/${id}/run`)
    let now = await call('GET', `/api/imports/${id}`)
    while (now.status === 'queued' || now.status === 'running') {
      await sleep(100)
      peakMb = Math.max(peakMb, server.usage().memoryMb)
      now = await call('GET', `/api/imports/${id}`)
    }
    const seconds = (performance.now() - startedAt) / 1000
    if (now.status !== 'completed') throw new Error(`the import ended as ${now.status}`)
    await feed.stop()
    return { seconds, counts: now.counts, peakMb, startMb, feedMs: feed.feedMs }
  } finally {
    await server.stop()
    await pool.end()
    await rm(folder, { recursive: true, force: true })
  }
}

const database = await startBenchDatabase()
const admin = new pg.Pool({ connectionString: database.url.replace(/\/bench$/, '/postgres'), max: 1 })
const folder = await mkdtemp(join(tmpdir(), 'telehub-bench-file-'))
const table: string[][] = []
try {
  const pool = new pg.Pool({ connectionString: database.url, max: 1 })
  const manager = await addManager(pool)
  const client = await pool.connect()
  await copyBulkLeads(client, {
    count: before,
    now: new Date(),
    owners: [{ id: manager.userId, teamId: manager.teamId }],
    campaigns: [],
  })
  client.release()
  await pool.end()
  const cloned = async <T>(name: string, work: (url: string) => Promise<T>): Promise<T> => {
    await admin.query(`create database ${name} template bench`)
    try {
      return await work(database.url.replace(/\/bench$/, `/${name}`))
    } finally {
      await admin.query(`drop database ${name} with (force)`)
    }
  }
  for (const rows of rowCounts) {
    const path = join(folder, `${rows}.csv`)
    const truth = await writeLeadFile(path, rows, 3)
    const ours: Run[] = []
    const peer: number[] = []
    for (let round = 0; round < rounds; round++) {
      peer.push(await cloned('peer', (url) => parseAndCopy(url, path, manager.teamId)))
      ours.push(await cloned('ours', (url) => runOurs(url, path, manager.token, manager.userId)))
      process.stdout.write(
        `${rows} rows: ours ${figures(rows / (ours.at(-1)?.seconds ?? 1))}/s, parse + COPY ${figures(rows / (peer.at(-1) ?? 1))}/s ${JSON.stringify(ours.at(-1)?.counts)}\n`,
      )
    }
    const seconds = median(ours.map((run) => run.seconds))
    const feed = ours.flatMap((run) => run.feedMs)
    const counts = ours[0]?.counts ?? {}
    if (counts.rejected !== truth.rejected)
      throw new Error(`${counts.rejected} rows were rejected, ${truth.rejected} are bad`)
    table.push([
      rows.toLocaleString('en-IN'),
      figures(rows / seconds),
      figures(rows / median(peer)),
      figures(median(peer) / seconds),
      `${counts.created} created, ${(counts.unchanged ?? 0) + (counts.updated ?? 0) + (counts.merged ?? 0)} found again, ${counts.rejected} rejected`,
      `${figures(median(ours.map((run) => run.startMb)))} → ${figures(Math.max(...ours.map((run) => run.peakMb)))} MB`,
      `${figures(percentile(feed, 0.5))} / ${figures(Math.max(...feed))} ms`,
    ])
  }
} finally {
  await admin.end()
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
await publish(
  'import',
  `npm run bench -- import --rows=${rowCounts.join(',')} --rounds=${rounds}`,
  `## Import\n\nRows per second from the upload of a 12-column CSV to the completed ledger, into a database that has 1,00,000 leads already; medians of ${rounds} alternating rounds. Beside it: parsing the same file and COPY into the same indexed tables in transactions of 1,000 rows, without normalising, matching, placing or a ledger. Target: ≥ 0.5 ×, flat memory, the live feed under 1 s behind.\n\n${markdownTable(['rows', 'TeleHub rows/s', 'parse + COPY rows/s', 'ratio', 'ledger', 'memory, start → peak', 'feed behind, p50 / max'], table)}`,
)
