import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { as, password, seedTeam, type Team } from '../../../test/people.ts'
import { makeTestServer, type TestServer } from '../../../test/server.ts'

/** Two nodes on one database and one Redis, where there is a Redis to be had. */
const program = 'redis-server'
const available = spawnSync(program, ['--version']).status === 0

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

describe.skipIf(!available)('with Redis', () => {
  let redis: ChildProcess
  let one: TestServer
  let two: TestServer
  let team: Team
  let url: string
  beforeAll(async () => {
    const port = await freePort()
    redis = spawn(program, ['--port', String(port), '--save', '', '--bind', '127.0.0.1'], { stdio: 'ignore' })
    const env = { REDIS_URL: `redis://127.0.0.1:${port}` }
    one = await makeTestServer(env, { config: { port: 0 } })
    two = await makeTestServer(env, { config: { port: 0, databaseUrl: one.databaseUrl } })
    team = await seedTeam(one)
    await vi.waitFor(async () => expect(await one.wiring.redis?.ping()).toBe('PONG'), 5000)
    url = await one.start()
    await two.start()
  })
  afterAll(async () => {
    await two.end()
    await one.end()
    redis.kill()
  })

  const deskAtOne = async (): Promise<Socket & { sessionId: string }> => {
    const { token, sessionId } = await as(one, team.asha)
    const socket = io(url, { auth: { token }, transports: ['websocket'], forceNew: true, reconnection: false })
    await new Promise((resolve) => socket.once('ready', resolve))
    return Object.assign(socket, { sessionId })
  }

  test('an ephemeral event of one node reaches a desk at the other', async () => {
    const socket = await deskAtOne()
    const heard = vi.fn()
    socket.on('call:duration', heard)
    const callId = '6f1f3a52-3c0e-4a43-9b7e-6d5f3a1c2b4d'
    const data = { callId, agentId: team.asha.id, talkSeconds: 5, at: one.clock.now().toISOString() }
    two.live.realtime.emit('call:duration', data, { userId: team.asha.id, teamId: team.north })
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1), 5000)
    socket.disconnect()
  })

  test('a session that is ended at one node loses its sockets at the other', async () => {
    const socket = await deskAtOne()
    two.live.realtime.endSessions([socket.sessionId])
    await vi.waitFor(() => expect(socket.connected).toBe(false), 5000)
  })

  test('attempts to sign in are counted together', async () => {
    const payload = { email: 'probe@example.org', password }
    const attempt = (server: TestServer) => server.app.inject({ method: 'POST', url: '/api/auth/login', payload })
    for (let i = 0; i < 20; i++) await attempt(i % 2 ? one : two)
    expect((await attempt(one)).statusCode).toBe(429)
    expect((await attempt(two)).statusCode).toBe(429)
  })

  test('and go on being answered when Redis is away, where a session still loses its own node’s sockets', async () => {
    const socket = await deskAtOne()
    redis.kill()
    await new Promise((resolve) => setTimeout(resolve, 300))
    one.live.realtime.endSessions([socket.sessionId])
    await vi.waitFor(() => expect(socket.connected).toBe(false), 5000)
    const payload = { email: team.asha.email, password }
    const reply = await one.app.inject({ method: 'POST', url: '/api/auth/login', payload })
    expect(reply.statusCode).toBe(200)
  })
})
