// The lead list over HTTP with sign-in and policy, beside the ideal SQL through pg and a bare Fastify route with the same rows.
import pg from 'pg'
import { freePort } from '../scripts/lib/embedded-postgres.ts'
import { type Case, casesOf } from './lead-list/cases.ts'
import { prepare, type SignedIn } from './lead-list/prepare.ts'
import { type BenchChild, startBenchChild, whenUp } from './lib/child.ts'
import { startBenchDatabase } from './lib/database.ts'
import { type Answer, makeClient } from './lib/http-client.ts'
import { markdownTable, publish } from './lib/report.ts'
import { figures, median, percentile } from './lib/stats.ts'

const option = (name: string, otherwise: string) =>
  process.argv.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise
const sizes = option('sizes', '1000,100000,1000000').split(',').map(Number)
const seconds = Number(option('seconds', '1.5'))
const secret = 'bench-secret-bench-secret-bench-secret'
const crowd = 16

type Get = (index: number) => Promise<unknown>
interface Way {
  get: Get
  samples: number[]
}
interface Result {
  name: string
  scope: string
  sqlMs: number[]
  bareMs: number[]
  ourMs: number[]
  ourPerSecond: number
  barePerSecond: number
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

/** One request each in turn, so that whatever else the machine does meets all alike. */
const alternate = async (ways: readonly Way[]): Promise<void> => {
  const until = performance.now() + seconds * 1000
  for (let index = 0; index < 20; index++) for (const way of ways) await way.get(index)
  for (let index = 0; index < 40 || performance.now() < until; index++)
    for (const way of ways) way.samples.push(await timed(() => way.get(index)))
}

/** Answers per second with 16 connections that never rest. */
const throughput = async (get: Get): Promise<number> => {
  const forMs = seconds * 400
  const startedAt = performance.now()
  let answered = 0
  await Promise.all(
    Array.from({ length: crowd }, async (_, lane) => {
      for (let index = lane; performance.now() - startedAt < forMs; index++) {
        await get(index)
        answered++
      }
    }),
  )
  return (answered * 1000) / (performance.now() - startedAt)
}

const idsOf = ({ body }: Answer): number[] =>
  (JSON.parse(body.toString()) as { items: { id: number }[] }).items.map(({ id }) => id)

const measureCase = async (
  each: Case,
  servers: { ourUrl: string; bareUrl: string; pool: pg.Pool; who: SignedIn },
): Promise<Result> => {
  const { pool, who } = servers
  const authorization = `Bearer ${who.token()}`
  const client = makeClient(crowd)
  const variant = (index: number) => each.variants[index % each.variants.length] as Case['variants'][number]
  const ours: Get = (index) =>
    client.get(`${servers.ourUrl}/api/leads?${new URLSearchParams(variant(index).query)}`, { authorization })
  const bare: Get = (index) =>
    client.get(`${servers.bareUrl}/leads/${encodeURIComponent(keyOf(each, index % each.variants.length))}`)
  try {
    for (const [index] of each.variants.entries()) {
      const [a, b] = [(await ours(index)) as Answer, (await bare(index)) as Answer]
      if (a.status !== 200) throw new Error(`${each.scope} ${each.name}: ${a.status} ${a.body}`)
      if (idsOf(a).join() !== idsOf(b).join()) throw new Error(`${each.scope} ${each.name}: the rows differ`)
    }
    const ways = {
      sql: { get: (index: number) => pool.query(variant(index).ideal), samples: [] as number[] },
      bare: { get: bare, samples: [] as number[] },
      ours: { get: ours, samples: [] as number[] },
    }
    await alternate([ways.sql, ways.bare, ways.ours])
    const [bareRates, ourRates]: [number[], number[]] = [[], []]
    for (let round = 0; round < 3; round++) {
      bareRates.push(await throughput(bare))
      ourRates.push(await throughput(ours))
    }
    return {
      name: each.name,
      scope: each.scope,
      sqlMs: ways.sql.samples,
      bareMs: ways.bare.samples,
      ourMs: ways.ours.samples,
      barePerSecond: median(bareRates),
      ourPerSecond: median(ourRates),
    }
  } finally {
    client.close()
  }
}

const keyOf = (each: Case, variant: number) => `${each.scope} ${each.name} ${variant}`

const teach = (child: BenchChild, cases: readonly Case[]): Promise<void> =>
  new Promise((resolve) => {
    child.process.once('message', () => resolve())
    child.process.send(
      cases.flatMap((each) => each.variants.map((variant, index) => [keyOf(each, index), variant.ideal])),
    )
  })

const measureSize = async (leads: number): Promise<Result[]> => {
  const database = await startBenchDatabase()
  const pool = new pg.Pool({
    connectionString: database.url,
    max: 4,
    options: '-c plan_cache_mode=force_custom_plan -c timezone=UTC',
  })
  // A failed run stops the database under its idle connections.
  pool.on('error', () => {})
  const [ourPort, barePort] = [await freePort(), await freePort()]
  const [ourUrl, bareUrl] = [`http://127.0.0.1:${ourPort}`, `http://127.0.0.1:${barePort}`]
  const env = { NODE_ENV: 'production', DATABASE_URL: database.url, HOST: '127.0.0.1' }
  const children: BenchChild[] = []
  try {
    process.stdout.write(`Preparing ${leads} leads…\n`)
    const { agent, admin } = await prepare(database.url, leads, secret)
    const own = await casesOf(pool, 'own', agent.id)
    const all = await casesOf(pool, 'all', agent.id)
    const bare = startBenchChild('bench/lead-list/bare-server.ts', { ...env, PORT: String(barePort) })
    const ours = startBenchChild('apps/server/src/main.ts', {
      ...env,
      PORT: String(ourPort),
      PUBLIC_URL: ourUrl,
      JWT_SECRET: secret,
      LOG_LEVEL: 'warn',
      ROLES: 'web',
      EXOTEL_SID: 'bench',
      EXOTEL_TOKEN: 'bench',
      EXOTEL_CALLER_ID: '02248900000',
      EXOTEL_WEBHOOK_URL: ourUrl,
    })
    children.push(bare, ours)
    await Promise.all([whenUp(`${bareUrl}/healthz`, bare), whenUp(`${ourUrl}/healthz`, ours)])
    await teach(bare, [...own, ...all])
    const results: Result[] = []
    for (const each of [...own, ...all]) {
      const result = await measureCase(each, { ourUrl, bareUrl, pool, who: each.scope === 'own' ? agent : admin })
      results.push(result)
      const [a, b] = [percentile(result.ourMs, 0.5), percentile(result.bareMs, 0.5)]
      process.stdout.write(
        `${leads} ${each.scope} ${each.name}: ${figures(a)} / ${figures(b)} ms = ${figures(a / b)}, p99 ${figures(percentile(result.ourMs, 0.99))} / ${figures(percentile(result.bareMs, 0.99))}\n`,
      )
    }
    return results
  } finally {
    for (const child of children) await child.stop()
    await pool.end()
    await database.stop()
  }
}

const row = (result: Result): string[] => {
  const { ourMs, bareMs, sqlMs } = result
  const both = (samples: readonly number[]) =>
    `${figures(percentile(samples, 0.5))} / ${figures(percentile(samples, 0.99))}`
  return [
    result.scope,
    result.name,
    both(sqlMs),
    both(bareMs),
    both(ourMs),
    `${figures(median(ourMs) / median(bareMs))} ×`,
    figures(result.barePerSecond),
    figures(result.ourPerSecond),
  ]
}

const heads = ['leads', 'page', 'SQL p50 / p99', 'bare', 'TeleHub', 'p50 to bare', 'bare req/s', 'TeleHub req/s']
const sections: string[] = []
const firstPages = new Map<number, string>()
for (const leads of sizes) {
  const results = await measureSize(leads)
  const ratios = results.map(({ ourMs, bareMs }) => median(ourMs) / median(bareMs))
  const within = ratios.filter((ratio) => ratio <= 1.5).length
  sections.push(
    `### ${leads.toLocaleString('en')} leads\n\n${within} of ${ratios.length} pages within 1.5 × of the bare route; worst ${figures(Math.max(...ratios))} ×, median ${figures(median(ratios))} ×.\n\n${markdownTable(heads, results.map(row))}`,
  )
  const first = results.filter(({ name }) => name === 'first page')
  firstPages.set(leads, first.map(({ scope, ourMs }) => `${scope} ${figures(median(ourMs))} ms`).join(', '))
}
await publish(
  'lead-list',
  `npm run bench -- lead-list --sizes=${sizes.join()} --seconds=${seconds}`,
  `## The lead list\n\nPages of 50, in milliseconds. One connection asks the database, the bare route and TeleHub in turn; req/s with ${crowd} connections, medians of 3 alternating rounds. “own” is one of 30 agents, “all” an admin; searches take turns among eight terms, common and rare. Target: p50 ≤ 1.5 × the bare route.\n\nFirst pages: ${[...firstPages].map(([leads, text]) => `${text} at ${leads.toLocaleString('en')}`).join('; ')}.\n\n${sections.join('\n\n')}`,
)
