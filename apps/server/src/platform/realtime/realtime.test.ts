import type { ClientToServer, DurableEventData, Envelope, ServerToClient, SocketAuth } from '@telehub/contracts'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { as, type Person, seedTeam, type Team } from '../../../test/people.ts'
import { makeTestServer, type TestServer } from '../../../test/server.ts'
import { type Audience, appendEvent } from '../event-log/append.ts'

let server: TestServer
let team: Team
let url: string
beforeAll(async () => {
  server = await makeTestServer({}, { config: { port: 0 } })
  team = await seedTeam(server)
  url = await server.start()
})
afterAll(() => server.end())

type Ready = Parameters<ServerToClient['ready']>[0]
interface Desk {
  socket: Socket<ServerToClient, ClientToServer>
  ready: Promise<Ready>
  /** Which leads it heard of, in order. */
  heard: number[]
  last: () => string
  signedOut: () => boolean
}

const open: Socket[] = []
afterEach(() => {
  for (const socket of open.splice(0)) socket.disconnect()
})

const connect = (auth: SocketAuth): Desk => {
  const socket: Desk['socket'] = io(url, { auth, transports: ['websocket'], forceNew: true, reconnection: false })
  open.push(socket as unknown as Socket)
  const heard: number[] = []
  let cursor = ''
  let signedOut = false
  socket.on('leads:changed', (event: Envelope<'leads:changed'>) => {
    heard.push(event.data.count)
    cursor = event.cursor
  })
  socket.on('signed-out', () => {
    signedOut = true
  })
  const ready = new Promise<Ready>((resolve, reject) => {
    socket.once('ready', (state) => {
      cursor ||= state.cursor
      resolve(state)
    })
    socket.once('connect_error', reject)
  })
  return { socket, ready, heard, last: () => cursor, signedOut: () => signedOut }
}
const deskOf = async (person: Person, cursor?: string): Promise<Desk> => {
  const { token } = await as(server, person)
  const desk = connect({ token, ...(cursor ? { cursor } : {}) })
  await desk.ready
  return desk
}

const event = (count: number): DurableEventData<'leads:changed'> => ({ why: 'test', count })
const tell = (count: number, audience: Audience = {}) =>
  server.wiring.db.transaction().execute((tx) => appendEvent(tx, server.clock, 'leads:changed', event(count), audience))
const settled = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 20 })
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

describe('who may listen', () => {
  test.each(['', 'x.y.z', 'null'])('the token "%s" opens nothing', async (token) => {
    await expect(connect({ token }).ready).rejects.toThrow('not-signed-in')
  })

  test('nor does one whose session has ended', async () => {
    const asha = await as(server, team.asha)
    const { token } = asha
    await asha.send('POST', '/api/auth/logout-everywhere')
    await expect(connect({ token }).ready).rejects.toThrow('not-signed-in')
  })
})

describe('a durable event', () => {
  test('reaches its agent, the team’s manager and admins, and nobody else', async () => {
    const people = [team.asha, team.bela, team.manager, team.otherManager, team.deepak, team.admin]
    const desks = await Promise.all(people.map((person) => deskOf(person)))
    await tell(1, { userId: team.asha.id, teamId: team.north })
    await tell(2, { userId: team.deepak.id, teamId: team.south })
    await tell(3, { teamId: team.north })
    await tell(4, { userId: team.bela.id })
    await tell(5, {})
    await settled(() => {
      for (const desk of desks) expect(desk.heard.at(-1)).toBe(5)
    })
    expect(desks.map((desk) => desk.heard)).toEqual([
      [1, 5],
      [4, 5],
      [1, 3, 5],
      [2, 5],
      [2, 5],
      [1, 2, 3, 4, 5],
    ])
  })

  test('of a transaction that is undone reaches nobody', async () => {
    const desk = await deskOf(team.admin)
    await server.wiring.db
      .transaction()
      .execute(async (tx) => {
        await appendEvent(tx, server.clock, 'leads:changed', event(1), {})
        throw new Error('undone')
      })
      .catch(() => {})
    await tell(2)
    await settled(() => expect(desk.heard).toEqual([2]))
  })

  test('is not overtaken: one that commits late still comes', async () => {
    const desk = await deskOf(team.admin)
    let finish = () => {}
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    const slow = server.wiring.db.transaction().execute(async (tx) => {
      await appendEvent(tx, server.clock, 'leads:changed', event(1), {})
      await held
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await tell(2)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(desk.heard).toEqual([])
    finish()
    await slow
    await settled(() => expect(desk.heard).toEqual([1, 2]))
  })
})

describe('a desk that comes back', () => {
  test('gets what it missed, once, in order, and only what is its own', async () => {
    const desk = await deskOf(team.asha)
    const mine = { userId: team.asha.id, teamId: team.north }
    for (const i of numbers(1, 3)) await tell(i, mine)
    await settled(() => expect(desk.heard).toEqual([1, 2, 3]))
    desk.socket.disconnect()
    for (const i of numbers(4, 9)) await tell(i, mine)
    await tell(100, { userId: team.deepak.id, teamId: team.south })
    await server.live.realtime.tail.runOnce()
    const back = await deskOf(team.asha, desk.last())
    expect(await back.ready).toMatchObject({ mode: 'resumed' })
    expect(back.heard).toEqual(numbers(4, 9))
    await tell(10, mine)
    await settled(() => expect(back.heard).toEqual(numbers(4, 10)))
  })

  test('misses nothing and hears nothing twice while events keep coming', async () => {
    const rounds = 12
    const perRound = 15
    const first = await deskOf(team.admin)
    let cursor = first.last()
    first.socket.disconnect()
    let told = 0
    let telling = true
    const teller = (async () => {
      while (telling && told < rounds * perRound * 4) await tell(++told)
    })()
    const heard: number[] = []
    for (let round = 0; round < rounds; round++) {
      const desk = await deskOf(team.admin, cursor)
      await settled(() => expect(desk.heard.length).toBeGreaterThan(perRound))
      desk.socket.disconnect()
      heard.push(...desk.heard)
      cursor = desk.last()
    }
    telling = false
    await teller
    expect(heard).toEqual(numbers(1, heard.length))
    expect(heard.length).toBeGreaterThan(rounds * perRound)
  })

  test('too far behind, or with a cursor of no log of ours, is told to read afresh', async () => {
    const desk = await deskOf(team.admin)
    const cursor = desk.last()
    await server.wiring.db.transaction().execute(async (tx) => {
      for (const i of numbers(1, 501)) await appendEvent(tx, server.clock, 'leads:changed', event(i), {})
    })
    // At least: a last event of the test before may have reached this desk as well.
    await settled(() => expect(desk.heard.length).toBeGreaterThanOrEqual(501))
    for (const old of [cursor, 'rubbish', '0-0', '999999999999-1']) {
      const back = await deskOf(team.admin, old)
      expect(await back.ready, old).toMatchObject({ mode: 'resync' })
    }
    // A desk that has no part in those events has not missed them.
    await server.wiring.db.transaction().execute(async (tx) => {
      for (const i of numbers(1, 501))
        await appendEvent(tx, server.clock, 'leads:changed', event(i), { teamId: team.south })
    })
    await settled(() => expect(desk.heard.length).toBeGreaterThanOrEqual(1002))
    expect(await (await deskOf(team.asha, (await (await deskOf(team.asha)).ready).cursor)).ready).toMatchObject({
      mode: 'resumed',
    })
  })
})

describe('an ephemeral event', () => {
  test('reaches the same people', async () => {
    const desks = await Promise.all([team.asha, team.manager, team.deepak].map((person) => deskOf(person)))
    const heard = desks.map(() => 0)
    for (const [i, desk] of desks.entries())
      desk.socket.on('call:duration', () => {
        heard[i] = (heard[i] ?? 0) + 1
      })
    const callId = '6f1f3a52-3c0e-4a43-9b7e-6d5f3a1c2b4d'
    const data = { callId, agentId: team.asha.id, talkSeconds: 5, at: server.clock.now().toISOString() }
    server.live.realtime.emit('call:duration', data, { userId: team.asha.id, teamId: team.north })
    await settled(() => expect(heard).toEqual([1, 1, 0]))
  })
})

describe('a socket goes with what it stands on', () => {
  test('a session that is signed out', async () => {
    const asha = await as(server, team.asha)
    const desk = connect({ token: asha.token })
    const other = await deskOf(team.asha)
    await desk.ready
    const chosen = await as(server, team.asha)
    await chosen.send('DELETE', `/api/auth/sessions/${asha.sessionId}`)
    await settled(() => expect([desk.signedOut(), desk.socket.connected]).toEqual([true, false]))
    expect(other.socket.connected).toBe(true)
  })

  test('a session that another process ended', async () => {
    const bela = await as(server, team.bela)
    const desk = connect({ token: bela.token })
    await desk.ready
    const ended = { revoked_at: server.clock.now(), revoked_because: 'signed-out' }
    await server.wiring.db.updateTable('sessions').set(ended).where('id', '=', bela.sessionId).execute()
    await server.live.tickers.find((ticker) => ticker.name === 'ended-sessions')?.runOnce()
    await settled(() => expect([desk.signedOut(), desk.socket.connected]).toEqual([true, false]))
  })

  test('a role: the person comes back to hear what is theirs now', async () => {
    const admin = await as(server, team.admin)
    const desk = await deskOf(team.chitra)
    await admin.send('PATCH', `/api/users/${team.chitra.id}`, { role: 'manager' })
    await settled(() => expect(desk.socket.connected).toBe(false))
    expect(desk.signedOut()).toBe(false)
    const back = await deskOf(team.chitra)
    await tell(7, { userId: team.asha.id, teamId: team.north })
    await settled(() => expect(back.heard).toEqual([7]))
  })
})

test('presence follows the sockets', async () => {
  const deepak = await as(server, team.deepak)
  await deepak.send('PUT', '/api/presence', { state: 'available' })
  const desk = await deskOf(team.deepak)
  const manager = await deskOf(team.otherManager)
  const states: string[] = []
  manager.socket.on('presence:changed', (told) => states.push(told.data.presence.state))
  await settled(async () => {
    const row = await server.wiring.db.selectFrom('presence').select('last_seen_at').executeTakeFirst()
    expect(row?.last_seen_at).not.toBeNull()
  })
  desk.socket.disconnect()
  await new Promise((resolve) => setTimeout(resolve, 300))
  server.clock.advance(46_000)
  await settled(() => expect(states).toEqual(['offline']))
  await deskOf(team.deepak)
  await settled(() => expect(states).toEqual(['offline', 'available']))
}, 30_000)

test('what is in flight is finished before the server stops', async () => {
  const stopping = await makeTestServer({}, { config: { port: 0 } })
  let arrived = () => {}
  const underWay = new Promise<void>((resolve) => {
    arrived = resolve
  })
  stopping.app.get('/slow', async () => {
    arrived()
    await new Promise((resolve) => setTimeout(resolve, 400))
    return { done: true }
  })
  const address = await stopping.start()
  const people = await seedTeam(stopping)
  const { token } = await as(stopping, people.asha)
  const socket = io(address, { auth: { token }, transports: ['websocket'], forceNew: true, reconnection: false })
  await new Promise((resolve) => socket.once('ready', resolve))
  const slow = fetch(`${address}/slow`)
  await underWay
  const end = stopping.end()
  expect(await (await slow).json()).toEqual({ done: true })
  await end
  expect(socket.connected).toBe(false)
  await expect(fetch(`${address}/healthz`)).rejects.toThrow()
})
