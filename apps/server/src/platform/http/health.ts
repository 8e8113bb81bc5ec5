import type { FastifyInstance } from 'fastify'

/** Answers null when all is well, or what is not. */
export type Check = () => Promise<string | null>

const patienceMs = 2000

const within = async (check: Check): Promise<string | null> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('no answer in time'), patienceMs)
  })
  try {
    return await Promise.race([check(), late])
  } catch {
    return 'failed'
  } finally {
    clearTimeout(timer)
  }
}

/** `/healthz`: the process runs. `/readyz`: it can do its work; 503 with what it lacks, and while it stops. */
export const registerHealth = (app: FastifyInstance, checks: Record<string, Check>): void => {
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
  })
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const names = Object.keys(checks)
    const results = await Promise.all(names.map((name) => within(checks[name] as Check)))
    const found = Object.fromEntries(names.map((name, i) => [name, results[i] ?? 'ok']))
    const ready = !stopping && results.every((result) => result === null)
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ready' : stopping ? 'stopping' : 'not ready', checks: found })
  })
}
