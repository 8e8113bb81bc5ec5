import type { Server as HttpServer } from 'node:http'
import { createAdapter } from '@socket.io/redis-adapter'
import { type AuthDeps, authenticateSocket, endedAmong } from './auth/index.ts'
import { makeTicker, type Ticker } from './platform/jobs/ticker.ts'
import { makeRealtime, type Realtime } from './platform/realtime/realtime.ts'
import { makeRedisPair } from './platform/redis.ts'
import { type Desks, makeDesks } from './team/index.ts'
import type { Wiring } from './wiring.ts'

export interface Live {
  realtime: Realtime
  desks: Desks
  /** What a process with sockets does by the clock. */
  tickers: readonly Ticker[]
  /** After an admin changed a person. */
  onPersonChanged(userId: number, endedSessions: readonly string[]): void
  start(): Promise<void>
  stop(): Promise<void>
}

/** The sockets, who may open one, and what their coming and going means. */
export const makeLive = (
  wiring: Pick<Wiring, 'config' | 'db' | 'clock' | 'log' | 'redis'>,
  http: HttpServer,
  auth: AuthDeps,
): Live => {
  const { config, db, clock, log, redis } = wiring
  const between = redis ? makeRedisPair(redis) : null
  const desks = makeDesks(wiring)
  const realtime = makeRealtime({
    http,
    db,
    url: config.databaseUrl,
    log,
    clock,
    authenticate: authenticateSocket(auth),
    onSeen: desks.onSeen,
    ...(between ? { adapter: createAdapter(between.telling, between.listening) } : {}),
  })
  const tickers = [
    makeTicker(wiring, { name: 'desks', everyMs: 15_000, alone: false }, () => desks.note()),
    // A session may have ended in another process, or of old age.
    makeTicker(wiring, { name: 'ended-sessions', everyMs: 5000, alone: false }, async () => {
      realtime.endSessions(await endedAmong(db, realtime.sessions(), clock.now()))
    }),
  ]
  return {
    realtime,
    desks,
    tickers,
    onPersonChanged: (userId, endedSessions) => {
      auth.callers.forget()
      realtime.endSessions(endedSessions)
      realtime.reconnect(userId)
    },
    start: async () => {
      await realtime.start()
      for (const ticker of tickers) ticker.start()
    },
    stop: async () => {
      await Promise.all(tickers.map((ticker) => ticker.stop()))
      await realtime.stop()
      await desks.stop()
      between?.close()
    },
  }
}
