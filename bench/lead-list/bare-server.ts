// The limit: a Fastify route that runs the ideal SQL and sends its rows through a schema. Nobody is signed in, nothing is checked.
import fastify from 'fastify'
import pg from 'pg'
import type { Ideal } from './ideal.ts'

for (const type of [pg.types.builtins.INT8, pg.types.builtins.NUMERIC]) pg.types.setTypeParser(type, Number)
const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  options: '-c plan_cache_mode=force_custom_plan -c timezone=UTC',
})
const statements = new Map<string, Ideal>()
const text = { type: 'string', nullable: true }
const whole = { type: 'integer', nullable: true }
const instant = { type: 'string', format: 'date-time', nullable: true }
const row = {
  type: 'object',
  properties: {
    id: whole,
    name: text,
    organisation: text,
    designation: text,
    city: text,
    phone: text,
    language: text,
    status: text,
    score: whole,
    priority: text,
    ageMark: text,
    queueGroup: text,
    heldBack: text,
    heldUntil: instant,
    because: { type: 'object', additionalProperties: true, nullable: true },
    vip: { type: 'boolean' },
    source: text,
    campaignId: whole,
    ownerId: whole,
    lastContactAt: instant,
    createdAt: instant,
    nextActionKind: text,
    nextActionAt: instant,
  },
}
const app = fastify()
app.get('/healthz', async () => 'ok')
app.get<{ Params: { key: string } }>(
  '/leads/:key',
  { schema: { response: { 200: { type: 'object', properties: { items: { type: 'array', items: row } } } } } },
  async ({ params }) => {
    const { rows } = await pool.query(statements.get(params.key) as Ideal)
    return { items: rows }
  },
)
process.on('message', (sent: [string, Ideal][]) => {
  for (const [key, ideal] of sent) statements.set(key, ideal)
  process.send?.('ready')
})
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
process.on('SIGTERM', () => process.exit(0))
