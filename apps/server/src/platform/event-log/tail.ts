import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Db } from '../db/db.ts'
import type { Log } from '../log/log.ts'
import { eventChannel } from './append.ts'
import type { Cursor } from './cursor.ts'
import { type LoggedEvent, readAfter, settledCursor } from './read.ts'

export interface Tail {
  /** What it is called in notifications: one of that name is passed over, its sender wakes the tail by itself. */
  readonly name: string
  /** Something was committed: reads on at once. */
  wake(): void
  /** The last event handed out. */
  cursor(): Cursor
  start(): Promise<void>
  stop(): Promise<void>
  /** Hands out everything settled now; for tests. */
  runOnce(): Promise<void>
  /** It has read the log in the last seconds. */
  healthy(): boolean
}

const batch = 500
const idlePollMs = 250
const reconnectMs = 500
const healthyMs = 10_000
/** How soon to look again while an older transaction is still open; grows to the idle poll. */
const unsettledPollMs = 2

/**
 * Follows the event log from its settled end: woken by NOTIFY or by who has committed, and by a slow poll in case a wake is
 * lost.
 * `hand` is called with each batch, in order, never twice, and synchronously with the cursor's advance.
 */
export const makeTail = (deps: { db: Db; url: string; log: Log; hand: (events: LoggedEvent[]) => void }): Tail => {
  const name = randomUUID()
  let cursor: Cursor = { xid: 0n, id: 0 }
  let listener: pg.Client | null = null
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> | null = null
  let again = false
  let stopped = true
  let unsettledWait = unsettledPollMs
  let lastReadAt = Number.NEGATIVE_INFINITY

  const read = async (): Promise<boolean> => {
    const { events, more } = await readAfter(deps.db, cursor, batch)
    lastReadAt = performance.now()
    const last = events.at(-1)
    if (last) {
      cursor = last.cursor
      deps.hand(events)
    }
    return more && events.length === batch ? read() : more
  }

  const schedule = (ms: number) => {
    if (timer) clearTimeout(timer)
    if (!stopped) timer = setTimeout(wake, ms)
  }

  const drain = async () => {
    try {
      do {
        again = false
        const unsettled = await read()
        unsettledWait = unsettled ? Math.min(unsettledWait * 2, idlePollMs) : unsettledPollMs
        schedule(unsettled ? unsettledWait : idlePollMs)
      } while (again && !stopped)
    } catch (error) {
      if (!stopped) deps.log.warn({ err: error }, 'The event log could not be read; trying again')
      schedule(reconnectMs)
    }
  }

  const wake = () => {
    again = true
    running ??= drain().finally(() => {
      running = null
      if (again && !stopped) wake()
    })
  }

  const committed = () => {
    unsettledWait = unsettledPollMs
    if (!stopped) wake()
  }

  const listen = async () => {
    if (stopped) return
    const client = new pg.Client({ connectionString: deps.url, application_name: 'telehub-listen', keepAlive: true })
    const lost = () => {
      if (listener !== client) return
      listener = null
      client.removeAllListeners()
      client.on('error', () => {})
      if (!stopped) setTimeout(() => void listen(), reconnectMs)
    }
    listener = client
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload }) => {
      if (payload !== name) committed()
    })
    try {
      await client.connect()
      await client.query(`listen ${eventChannel}`)
      wake()
    } catch {
      lost()
    }
  }

  return {
    name,
    wake: committed,
    cursor: () => cursor,
    healthy: () => !stopped && performance.now() - lastReadAt < healthyMs,
    start: async () => {
      stopped = false
      cursor = await settledCursor(deps.db)
      lastReadAt = performance.now()
      await listen()
    },
    stop: async () => {
      stopped = true
      if (timer) clearTimeout(timer)
      const client = listener
      listener = null
      client?.removeAllListeners()
      client?.on('error', () => {})
      await client?.end().catch(() => {})
      await running
    },
    runOnce: async () => {
      while (running) await running
      const all = async () => {
        while (await read()) await new Promise((resolve) => setTimeout(resolve, unsettledPollMs))
      }
      running = all().finally(() => {
        running = null
        if (again && !stopped) wake()
      })
      await running
    },
  }
}
