import type { Server as HttpServer } from 'node:http'
import type {
  ClientToServer,
  EphemeralEventData,
  EphemeralEventType,
  ServerToClient,
  SocketAuth,
} from '@telehub/contracts'
import { Server, type Socket } from 'socket.io'
import type { Clock } from '../clock.ts'
import type { Db } from '../db/db.ts'
import { type Cursor, formatCursor, isAfter, parseCursor } from '../event-log/cursor.ts'
import { type Listener, type LoggedEvent, oldestCursor, readMissed } from '../event-log/read.ts'
import { makeTail, type Tail } from '../event-log/tail.ts'
import type { Log } from '../log/log.ts'

export interface SocketCaller extends Listener {
  sessionId: string
  expiresAt: Date
}
type LiveSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, { caller: SocketCaller }>

export interface Realtime {
  tail: Tail
  start(): Promise<void>
  stop(): Promise<void>
  /** To an agent, the managers of the team, and admins; kept nowhere. */
  emit<T extends EphemeralEventType>(
    type: T,
    data: EphemeralEventData<T>,
    to: { userId: number; teamId: number | null },
  ): void
  /** Cuts the sockets of sessions that have ended. */
  endSessions(sessionIds: readonly string[]): void
  /** Makes a person's sockets come back, to hear what their new role or team hears. */
  reconnect(userId: number): void
  /** The sessions that have a socket at this process. */
  sessions(): string[]
  connected(): number
}

export interface RealtimeDeps {
  http: HttpServer
  db: Db
  url: string
  log: Log
  clock: Clock
  /** Null when the token is not good (any more). */
  authenticate: (token: string) => Promise<SocketCaller | null>
  /** A desk came, is alive, or has gone: for presence. */
  onSeen?: (userId: number, what: 'came' | 'alive' | 'gone') => void
  adapter?: Parameters<Server['adapter']>[0]
}

/** Further behind than this, a screen reads afresh rather than being told everything. */
const mostMissed = 500
const aheadMs = 1000
const aheadStepMs = 50

const roomsOf = (event: LoggedEvent): string[] =>
  event.userId === null && event.teamId === null
    ? ['all']
    : [
        ...(event.userId === null ? [] : [`user:${event.userId}`]),
        ...(event.teamId === null ? [] : [`team:${event.teamId}`]),
        'admins',
      ]

const listensIn = (caller: SocketCaller): string[] => [
  'all',
  `user:${caller.userId}`,
  `session:${caller.sessionId}`,
  ...(caller.teamId === null ? [] : [`team:${caller.teamId}`]),
  ...(caller.hearsAll ? ['admins'] : []),
]

/** The socket side of the event log: every node follows the log itself, so a durable event needs no broker. */
export const makeRealtime = (deps: RealtimeDeps): Realtime => {
  let stopping = false
  const io = new Server<ClientToServer, ServerToClient, Record<string, never>, { caller: SocketCaller }>(deps.http, {
    serveClient: false,
    transports: ['websocket', 'polling'],
    pingInterval: 20_000,
    pingTimeout: 15_000,
    maxHttpBufferSize: 64 * 1024,
    allowRequest: (_request, allow) => allow(null, !stopping),
  })
  if (deps.adapter) io.adapter(deps.adapter)

  const tail = makeTail({
    db: deps.db,
    url: deps.url,
    log: deps.log,
    hand: (events) => {
      for (const event of events) {
        const { type } = event.envelope
        ;(io.local.to(roomsOf(event)) as { emit(type: string, envelope: unknown): boolean }).emit(type, event.envelope)
      }
    },
  })

  /** Another node may be a moment ahead of this one. A cursor that stays ahead is of another log. */
  const reached = async (at: Cursor): Promise<boolean> => {
    for (let waited = 0; isAfter(at, tail.cursor()) && waited < aheadMs; waited += aheadStepMs)
      await new Promise((resolve) => setTimeout(resolve, aheadStepMs))
    return !isAfter(at, tail.cursor())
  }

  /** Sends what the socket missed, then joins its rooms in the same tick in which it has caught up: no gap, nothing twice. */
  const catchUp = async (socket: LiveSocket, caller: SocketCaller, from: string | undefined) => {
    const ready = (mode: 'fresh' | 'resumed' | 'resync') => {
      // Gone meanwhile: to join now would keep it for ever.
      if (!socket.connected) return
      socket.join(listensIn(caller))
      socket.emit('ready', { mode, cursor: formatCursor(tail.cursor()), now: deps.clock.now().toISOString() })
    }
    let at = parseCursor(from)
    if (!at) return ready(from ? 'resync' : 'fresh')
    if (!(await reached(at))) return ready('resync')
    const oldest = await oldestCursor(deps.db)
    if (oldest && isAfter(oldest, at)) return ready('resync')
    for (let sent = 0; isAfter(tail.cursor(), at); ) {
      const upTo = tail.cursor()
      const missed = await readMissed(deps.db, caller, at, upTo, mostMissed + 1 - sent)
      sent += missed.length
      if (sent > mostMissed) return ready('resync')
      for (const event of missed)
        (socket as { emit(type: string, envelope: unknown): boolean }).emit(event.envelope.type, event.envelope)
      at = upTo
    }
    ready('resumed')
  }

  io.use((socket, next) => {
    const auth = socket.handshake.auth as Partial<SocketAuth>
    deps
      .authenticate(typeof auth.token === 'string' ? auth.token : '')
      .then((caller) => {
        if (!caller) return next(new Error('not-signed-in'))
        socket.data.caller = caller
        next()
      })
      .catch(() => next(new Error('unavailable')))
  })
  io.on('connection', (socket) => {
    const { caller } = socket.data
    const auth = socket.handshake.auth as Partial<SocketAuth>
    deps.onSeen?.(caller.userId, 'came')
    socket.on('heartbeat', (ack) => {
      deps.onSeen?.(caller.userId, 'alive')
      if (typeof ack === 'function') ack(deps.clock.now().toISOString())
    })
    socket.on('disconnect', () => deps.onSeen?.(caller.userId, 'gone'))
    catchUp(socket, caller, typeof auth.cursor === 'string' ? auth.cursor : undefined).catch((error) => {
      deps.log.warn({ err: error, userId: caller.userId }, 'A desk could not catch up; it will connect again')
      socket.disconnect(true)
    })
  })

  /** Here first, by ourselves: the word to the other nodes may be lost. */
  const cut = (rooms: string[]) => {
    io.local.in(rooms).disconnectSockets(true)
    io.in(rooms).disconnectSockets(true)
  }

  return {
    tail,
    start: () => tail.start(),
    stop: async () => {
      stopping = true
      await tail.stop()
      // The HTTP server is closed by whoever opened it, once what is in flight is done.
      io.disconnectSockets(true)
      io.engine.close()
    },
    emit: (type, data, to) => {
      const rooms = [`user:${to.userId}`, ...(to.teamId === null ? [] : [`team:${to.teamId}`]), 'admins']
      ;(io.to(rooms) as { emit(type: string, data: unknown): boolean }).emit(type, data)
    },
    endSessions: (sessionIds) => {
      const rooms = sessionIds.map((id) => `session:${id}`)
      if (rooms.length === 0) return
      io.to(rooms).emit('signed-out')
      cut(rooms)
    },
    reconnect: (userId) => cut([`user:${userId}`]),
    sessions: () => [...new Set([...io.of('/').sockets.values()].map((socket) => socket.data.caller.sessionId))],
    connected: () => io.engine.clientsCount,
  }
}
