// From a carrier's webhook to the event on the agent's and the managers' screens, beside the bare server.
import { fork } from 'node:child_process'
import pg from 'pg'
import { freePort } from '../scripts/lib/embedded-postgres.ts'
import { at } from '../scripts/lib/paths.ts'
import { type BenchChild, startBenchChild, whenUp } from './lib/child.ts'
import { startBenchDatabase } from './lib/database.ts'
import { markdownTable, publish } from './lib/report.ts'
import { figures, median, percentile } from './lib/stats.ts'
import { type FromLoad, type Measured, type Plan, type Size, sizes } from './live/plan.ts'
import { prepare } from './live/prepare.ts'

const option = (name: string, otherwise: string) =>
  process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise
const seconds = Number(option('seconds', '15'))
const rounds = Number(option('rounds', '3'))
const wanted = option('agents', '').split(',').filter(Boolean).map(Number)
const secret = 'bench-secret-bench-secret-bench-secret'

interface Round extends Measured {
  cpuPercent: number
  memoryMb: number
  /** CPU milliseconds for each post: the server's, and the database's. */
  serverMs: number
  databaseMs: number
}

const sampleOf = (server: BenchChild) => ({
  ...server.usage(),
  database: database.cpuSeconds(),
  at: performance.now(),
})

const measure = (server: BenchChild, plan: Plan): Promise<Round> =>
  new Promise((resolve, reject) => {
    const child = fork(at('bench/live/load.ts'), { serialization: 'advanced' })
    let before = sampleOf(server)
    let after = before
    child.on('message', (told: FromLoad) => {
      if ('begun' in told) {
        after = sampleOf(server)
        if (told.begun) before = after
        return
      }
      const cpuSeconds = after.cpuSeconds - before.cpuSeconds
      const { measured } = told
      resolve({
        ...measured,
        cpuPercent: (100_000 * cpuSeconds) / (after.at - before.at),
        memoryMb: after.memoryMb,
        serverMs: (1000 * cpuSeconds) / measured.sent,
        databaseMs: (1000 * (after.database - before.database)) / measured.sent,
      })
    })
    child.once('exit', (code) => code !== 0 && reject(new Error('the load process failed')))
    child.send(plan)
  })

/** One server, one size: fresh people and calls for each, so that no round works on the leavings of another. */
const once = async (kind: Plan['kind'], size: Size, pool: pg.Pool, databaseUrl: string): Promise<Round> => {
  const prepared = await prepare(pool, size, seconds, secret)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server =
    kind === 'telehub'
      ? startBenchChild('apps/server/src/main.ts', {
          NODE_ENV: 'production',
          DATABASE_URL: databaseUrl,
          PORT: String(port),
          HOST: '127.0.0.1',
          PUBLIC_URL: url,
          JWT_SECRET: secret,
          LOG_LEVEL: 'warn',
          EXOTEL_SID: 'bench',
          EXOTEL_TOKEN: 'bench',
          EXOTEL_CALLER_ID: '02248900000',
          EXOTEL_WEBHOOK_URL: url,
          SANDBOX_URL: 'http://127.0.0.1:9',
        })
      : startBenchChild('bench/live/bare-server.ts', { DATABASE_URL: databaseUrl, PORT: String(port) })
  try {
    await whenUp(`${url}/healthz`, server)
    const people =
      kind === 'telehub'
        ? prepared.people
        : prepared.people.map((person, i) => ({
            ...person,
            token: person.role === 'agent' ? `agent-${i}` : 'managers',
          }))
    return await measure(server, { ...prepared, url, kind, people, perSecond: size.perSecond })
  } finally {
    await server.stop()
    // People of finished rounds must not be looked after in the next.
    await pool.query(
      `truncate telehub.calls, telehub.leads, telehub.sessions, telehub.users, telehub.teams, telehub.event_log, bench_calls, bench_seen cascade`,
    )
  }
}

const database = await startBenchDatabase()
const pool = new pg.Pool({ connectionString: database.url, max: 4 })
const rows: string[][] = []
try {
  for (const size of sizes.filter((each) => wanted.length === 0 || wanted.includes(each.agents))) {
    const got: Record<Plan['kind'], Round[]> = { telehub: [], bare: [] }
    for (let round = 0; round < rounds; round++) {
      for (const kind of ['bare', 'telehub'] as const) {
        const measured = await once(kind, size, pool, database.url)
        got[kind].push(measured)
        process.stdout.write(
          `${size.agents} agents, ${kind}: p50 ${figures(percentile(measured.agentMs, 0.5))} ms, p99 ${figures(percentile(measured.agentMs, 0.99))} ms, lost ${measured.lost}, refused ${measured.refused}; CPU ms a post: server ${figures(measured.serverMs)}, database ${figures(measured.databaseMs)}; load process ${figures(measured.loadPercent)} %\n`,
        )
      }
    }
    const of = (kind: Plan['kind'], value: (round: Round) => number) => median(got[kind].map(value))
    const p = (kind: Plan['kind'], share: number) => of(kind, (round) => percentile(round.agentMs, share))
    for (const kind of ['telehub', 'bare'] as const) {
      rows.push([
        `${size.agents} + ${size.managers} at ${size.perSecond}/s`,
        kind === 'telehub' ? 'TeleHub' : 'bare',
        figures(p(kind, 0.5)),
        figures(p(kind, 0.99)),
        figures(of(kind, (round) => percentile(round.managerMs, 0.5))),
        figures(of(kind, (round) => percentile(round.managerMs, 0.99))),
        String(got[kind].reduce((all, round) => all + round.lost, 0)),
        String(got[kind].reduce((all, round) => all + round.duplicates, 0)),
        `${figures(of(kind, (round) => round.cpuPercent))} %`,
        `${figures(of(kind, (round) => round.serverMs))} + ${figures(of(kind, (round) => round.databaseMs))} ms`,
        `${figures(of(kind, (round) => round.loadPercent))} %`,
        `${figures(of(kind, (round) => round.memoryMb))} MB`,
        kind === 'telehub'
          ? `${figures(p('telehub', 0.5) / p('bare', 0.5))} / ${figures(p('telehub', 0.99) / p('bare', 0.99))}`
          : '',
      ])
    }
  }
} finally {
  await pool.end()
  await database.stop()
}
await publish(
  'live',
  `npm run bench -- live --seconds=${seconds} --rounds=${rounds}`,
  `## From webhook to screen\n\nMilliseconds from the moment a callback was due to its event at the agent's desk (and at each manager's); medians of ${rounds} alternating rounds. The bare server does a POST, one idempotent UPDATE and a Socket.IO emit of a call's view to the same desks. Each agent's call is being dialled at first; its three callbacks come two seconds apart and more, those of all calls mixed; 600 callbacks warm each server up. Where the load process is near 100 % of a core, it measures itself. Targets: p50 ≤ 2 ×, p99 ≤ 3 ×, lost 0.\n\n${markdownTable(['agents + managers', 'server', 'agent p50', 'agent p99', 'manager p50', 'manager p99', 'lost', 'twice', 'server CPU', 'CPU a post: server + database', 'load CPU', 'memory', 'ratio p50 / p99'], rows)}`,
)
