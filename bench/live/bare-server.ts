// The limit: a POST, one idempotent UPDATE, a Socket.IO emit to the agent's and the managers' rooms. Nothing is checked,
// kept, derived or replayed. What it emits is a call's view, ready made: the screens get as much as from TeleHub.

import formbody from '@fastify/formbody'
import fastify from 'fastify'
import pg from 'pg'
import { Server } from 'socket.io'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 })
const app = fastify()
await app.register(formbody)
const io = new Server(app.server, { serveClient: false })
io.on('connection', (socket) => {
  socket.join(String(socket.handshake.auth.token))
  socket.emit('ready', {})
})
app.get('/healthz', async () => 'ok')
app.post<{ Params: { id: string; step: string; event: string } }>(
  '/hook/:id/:step/:event',
  async ({ params, body }) => {
    const { rows } = await pool.query<{ agent: string; view: object }>({
      name: 'take',
      text: `with fresh as (insert into bench_seen (call_id, step) values ($1, $2) on conflict do nothing returning 1)
      update bench_calls set state = $2, body = $3 where id = $1 and exists (select from fresh) returning agent, view`,
      values: [params.id, params.step, JSON.stringify(body)],
    })
    const [row] = rows
    if (row) {
      const at = new Date().toISOString()
      const envelope = { v: 1, cursor: '0-0', at, type: params.event, data: { call: row.view } }
      io.to([row.agent, 'managers']).emit(params.event, envelope)
    }
    return { ok: true }
  },
)
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' })
process.on('SIGTERM', () => process.exit(0))
