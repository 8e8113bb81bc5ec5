import type { FastifyInstance } from 'fastify'
import type { Carrier } from '../exotel/carrier.ts'
import { stateView } from './views.ts'

const everyMs = 120
const mostViewers = 20

/** `GET /admin/stream`: the whole state as server-sent events, at most eight times a second and only on change. */
export function feedRoute(app: FastifyInstance, carrier: Carrier): { mark(): void } {
  const viewers = new Set<NodeJS.WritableStream>()
  let timer: NodeJS.Timeout | null = null

  function push() {
    timer = null
    if (viewers.size === 0) return
    const frame = `data: ${JSON.stringify(stateView(carrier))}\n\n`
    for (const viewer of viewers) viewer.write(frame)
  }
  function mark() {
    if (viewers.size > 0) timer ??= setTimeout(push, everyMs)
  }

  const stop = carrier.onChange(mark)
  const heartbeat = setInterval(() => {
    for (const viewer of viewers) viewer.write(': still here\n\n')
  }, 15_000)
  heartbeat.unref()

  app.addHook('preClose', async () => {
    stop()
    clearInterval(heartbeat)
    if (timer) clearTimeout(timer)
    for (const viewer of viewers) viewer.end()
  })

  app.get('/admin/stream', (request, reply) => {
    if (viewers.size >= mostViewers) {
      void reply.code(503).send({ error: 'Too many pages are open.' })
      return
    }
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' })
    raw.write(`retry: 1000\ndata: ${JSON.stringify(stateView(carrier))}\n\n`)
    viewers.add(raw)
    request.raw.once('close', () => viewers.delete(raw))
  })
  return { mark }
}
