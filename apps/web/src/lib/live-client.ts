import type {
  ClientToServer,
  DurableEventType,
  Envelope,
  EphemeralEventData,
  EphemeralEventType,
  ServerToClient,
  SocketAuth,
} from '@telehub/contracts'
import { useEffect, useRef } from 'react'
import type { Socket } from 'socket.io-client'
import { learnServerTime } from './clock.ts'
import { connection, heard, lost } from './connection.ts'
import { accessToken, refresh } from './refresh.ts'
import { signedOut } from './session.ts'
import { tab } from './storage.ts'

/** What a handler gets: the envelope of a durable event, the bare data of an ephemeral one. */
export type LiveEvent<T extends DurableEventType | EphemeralEventType> = T extends DurableEventType
  ? Envelope<T>
  : T extends EphemeralEventType
    ? EphemeralEventData<T>
    : never
type LiveType = DurableEventType | EphemeralEventType
type Handler = (event: never) => void

const handlers = new Map<string, Set<Handler>>()
const resyncs = new Set<() => void>()
let socket: Socket<ServerToClient, ClientToServer> | null = null

/** Calls `handler` for every event of a type until the returned function is called. An event may come twice after a reconnect. */
export function onLive<T extends LiveType>(type: T, handler: (event: LiveEvent<T>) => void): () => void {
  const mine = handlers.get(type) ?? new Set()
  handlers.set(type, mine)
  mine.add(handler as Handler)
  return () => mine.delete(handler as Handler)
}

/** The same while a component lives. */
export function useLive<T extends LiveType>(type: T, handler: (event: LiveEvent<T>) => void): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => onLive(type, (event) => latest.current(event)), [type])
}

/** Calls back when events were lost for good and everything must be read afresh. */
export function onResync(handler: () => void): () => void {
  resyncs.add(handler)
  return () => resyncs.delete(handler)
}

const heartbeatMs = 20_000

/**
 * Opens the live connection of one person and keeps it. The cursor of the last event is kept for the tab, so that a
 * reload or an hour without network continues where it stopped. Returns what closes it.
 */
export async function startLive(userId: number): Promise<() => void> {
  const { io } = await import('socket.io-client')
  const cursorKey = `telehub.cursor.${userId}`
  const opened: NonNullable<typeof socket> = io({
    transports: ['websocket', 'polling'],
    reconnectionDelay: 500,
    reconnectionDelayMax: 8000,
    auth: (give) => {
      void accessToken().then(
        (token) =>
          give({ token: token ?? '', ...(tab.get(cursorKey) && { cursor: tab.get(cursorKey) }) } as SocketAuth),
        () => give({ token: '' }),
      )
    },
  })
  socket = opened

  const dispatch = (type: string, event: unknown) => {
    heard()
    if (typeof event === 'object' && event !== null && 'cursor' in event) tab.set(cursorKey, String(event.cursor))
    for (const handler of [...(handlers.get(type) ?? [])]) (handler as (event: unknown) => void)(event)
  }
  opened.on('ready', ({ mode, cursor, now }) => {
    learnServerTime(now)
    heard()
    tab.set(cursorKey, cursor)
    if (mode === 'resync') for (const again of [...resyncs]) again()
  })
  opened.on('signed-out', () => signedOut('ended'))
  opened.onAny((type: string, event: unknown) => {
    if (type !== 'ready' && type !== 'signed-out') dispatch(type, event)
  })
  opened.on('disconnect', (reason) => {
    lost()
    // The server closed it, over a token that ran out for instance: Socket.IO leaves coming back to us.
    if (reason === 'io server disconnect') retrySoon()
  })
  opened.on('connect_error', () => {
    lost()
    // Still active means Socket.IO tries again by itself; else the server refused the token.
    if (!opened.active) retrySoon()
  })
  let retry: ReturnType<typeof setTimeout> | undefined
  const retrySoon = () => {
    clearTimeout(retry)
    retry = setTimeout(() => {
      refresh().then(
        (token) => token !== null && opened.connect(),
        () => retrySoon(),
      )
    }, 1000)
  }
  const beat = setInterval(() => {
    if (!opened.connected) return
    opened.timeout(8000).emit('heartbeat', (error: Error | null, now: string) => {
      if (error) return lost()
      learnServerTime(now)
      heard()
    })
  }, heartbeatMs)
  const onOnline = () => (opened.active ? opened.io.engine?.close() : opened.connect())
  addEventListener('offline', lost)
  addEventListener('online', onOnline)

  return () => {
    clearInterval(beat)
    clearTimeout(retry)
    removeEventListener('offline', lost)
    removeEventListener('online', onOnline)
    opened.removeAllListeners()
    opened.disconnect()
    socket = null
    connection.set({ state: 'connecting', heardAt: 0 })
  }
}
