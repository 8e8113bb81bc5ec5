import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { connection } from './connection.ts'
import { onLive, onResync, startLive } from './live-client.ts'
import { session, signedIn } from './session.ts'

/** A socket in our hands: what the client listens to can be made to happen. */
class FakeSocket {
  listeners = new Map<string, (...args: unknown[]) => void>()
  any: (type: string, event: unknown) => void = () => {}
  active = true
  connected = true
  connects = 0
  options: { auth: (give: (auth: unknown) => void) => void } = { auth: () => {} }
  io = { engine: { close: () => {} } }
  on(type: string, listener: (...args: unknown[]) => void) {
    this.listeners.set(type, listener)
  }
  onAny(listener: (type: string, event: unknown) => void) {
    this.any = listener
  }
  hears(type: string, ...args: unknown[]) {
    this.any(type, args[0])
    this.listeners.get(type)?.(...args)
  }
  connect() {
    this.connects += 1
  }
  disconnect() {}
  removeAllListeners() {
    this.listeners.clear()
    this.any = () => {}
  }
  auth = () => new Promise((resolve) => this.options.auth(resolve))
}

let socket: FakeSocket
vi.mock('socket.io-client', () => ({
  io: (options: FakeSocket['options']) => {
    socket.options = options
    return socket
  },
}))

const user = { id: 4, email: 'a@demo.example', name: 'Asha', role: 'agent', teamId: null, teamName: null } as const
const view = { ...user, phone: null, languages: [], disabled: false, createdAt: '2026-01-01T00:00:00Z' }
const later = () => new Date(Date.now() + 600_000).toISOString()
const now = () => new Date().toISOString()
const changed = (cursor: string) => ({
  v: 1,
  cursor,
  at: later(),
  type: 'leads:changed',
  data: { why: 'import', count: 3 },
})

let stop = () => {}
beforeEach(async () => {
  sessionStorage.clear()
  socket = new FakeSocket()
  signedIn({ accessToken: 'token', expiresAt: later(), user: view })
  stop = await startLive(4)
})
afterEach(() => stop())

describe('the live connection', () => {
  test('starts without a cursor, and comes back with the last one it saw', async () => {
    expect(await socket.auth()).toEqual({ token: 'token' })
    socket.hears('ready', { mode: 'fresh', cursor: '7:1', now: now() })
    expect(await socket.auth()).toEqual({ token: 'token', cursor: '7:1' })
    socket.hears('leads:changed', changed('7:9'))
    expect(await socket.auth()).toEqual({ token: 'token', cursor: '7:9' })
  })

  test('goes on where it stopped after a reload of the tab, but not for another person', async () => {
    socket.hears('leads:changed', changed('7:9'))
    stop()
    stop = await startLive(4)
    expect(await socket.auth()).toEqual({ token: 'token', cursor: '7:9' })
    stop()
    stop = await startLive(5)
    expect(await socket.auth()).toEqual({ token: 'token' })
  })

  test('hands an event to those who listen for its type, until they stop', () => {
    const heard = vi.fn()
    const forget = onLive('leads:changed', heard)
    socket.hears('leads:changed', changed('7:2'))
    socket.hears('user:changed', { ...changed('7:3'), type: 'user:changed' })
    forget()
    socket.hears('leads:changed', changed('7:4'))
    expect(heard.mock.calls.map(([event]) => event.cursor)).toEqual(['7:2'])
  })

  test('an ephemeral event moves no cursor', async () => {
    socket.hears('ready', { mode: 'fresh', cursor: '7:1', now: now() })
    socket.hears('call:duration', { callId: 'x', agentId: 4, talkSeconds: 5, at: now() })
    expect(await socket.auth()).toEqual({ token: 'token', cursor: '7:1' })
  })

  test('says so when everything must be read afresh, and only then', () => {
    const again = vi.fn()
    const forget = onResync(again)
    socket.hears('ready', { mode: 'resumed', cursor: '7:1', now: now() })
    expect(again).not.toHaveBeenCalled()
    socket.hears('ready', { mode: 'resync', cursor: '9:1', now: now() })
    expect(again).toHaveBeenCalledTimes(1)
    forget()
  })

  test('is live when heard, reconnecting when lost, offline without a network', () => {
    expect(connection.get().state).toBe('connecting')
    socket.hears('ready', { mode: 'fresh', cursor: '7:1', now: now() })
    expect(connection.get().state).toBe('live')
    socket.hears('disconnect', 'transport close')
    expect(connection.get().state).toBe('reconnecting')
    vi.stubGlobal('navigator', { ...navigator, onLine: false })
    dispatchEvent(new Event('offline'))
    expect(connection.get().state).toBe('offline')
  })

  test('takes a new token and connects again when the server closed it', async () => {
    vi.useFakeTimers()
    vi.stubGlobal(
      'fetch',
      async () => new Response(JSON.stringify({ accessToken: 'new', expiresAt: later(), user: view })),
    )
    socket.hears('disconnect', 'io server disconnect')
    await vi.advanceTimersByTimeAsync(1100)
    vi.useRealTimers()
    expect(socket.connects).toBe(1)
    expect(await socket.auth()).toMatchObject({ token: 'new' })
  })

  test('ends the session when the server says so', () => {
    socket.hears('signed-out')
    expect(session.get()).toEqual({ state: 'signed-out', why: 'ended' })
  })
})
