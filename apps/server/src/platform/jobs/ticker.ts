import type { Db } from '../db/db.ts'
import type { Log } from '../log/log.ts'
import { holdingLock } from './lock-keeper.ts'

export interface Ticker {
  readonly name: string
  start(): void
  stop(): Promise<void>
  runOnce(): Promise<void>
}

interface TickerDeps {
  db: Db
  log: Log
}

/**
 * Work the clock asks for: runs every `everyMs`, never twice at once in this process. With `alone`, one process of many
 * does it at a time (an advisory lock says which). Work that takes long looks at `signal`, which says to stop.
 */
export const makeTicker = (
  deps: TickerDeps,
  options: { name: string; everyMs: number; alone: boolean },
  work: (signal: AbortSignal) => Promise<unknown>,
): Ticker => {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> | null = null
  let stopping = new AbortController()

  const once = async () => {
    const { signal } = stopping
    if (options.alone) await holdingLock(deps.db, `ticker:${options.name}`, () => work(signal))
    else await work(signal)
  }

  const tick = () => {
    running = once()
      .catch((error) => deps.log.error({ err: error, ticker: options.name }, 'A timed job failed; it runs again'))
      .finally(() => {
        running = null
        if (timer) timer = setTimeout(tick, options.everyMs)
      })
  }

  return {
    name: options.name,
    start: () => {
      stopping = new AbortController()
      timer = setTimeout(tick, Math.min(options.everyMs, 200))
    },
    stop: async () => {
      if (timer) clearTimeout(timer)
      timer = null
      stopping.abort()
      await running
    },
    runOnce: once,
  }
}
