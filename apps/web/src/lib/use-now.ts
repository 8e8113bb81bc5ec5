import { useSyncExternalStore } from 'react'
import { serverNow } from './clock.ts'

/** One timer for each pace, however many clocks are on the screen; none while the tab is hidden or nobody looks. */
function createTicker(everyMs: number) {
  const watchers = new Set<() => void>()
  let now = serverNow()
  let timer: ReturnType<typeof setTimeout> | undefined

  const beat = () => {
    now = serverNow()
    for (const tell of [...watchers]) tell()
    arm()
  }
  const arm = () => {
    clearTimeout(timer)
    if (watchers.size > 0 && !document.hidden) timer = setTimeout(beat, everyMs - (Date.now() % everyMs))
  }
  const onVisibility = () => (document.hidden ? clearTimeout(timer) : beat())

  return {
    subscribe(tell: () => void) {
      watchers.add(tell)
      if (watchers.size === 1) {
        document.addEventListener('visibilitychange', onVisibility)
        now = serverNow()
        arm()
      }
      return () => {
        watchers.delete(tell)
        if (watchers.size > 0) return
        clearTimeout(timer)
        document.removeEventListener('visibilitychange', onVisibility)
      }
    },
    get: () => now,
  }
}

const tickers = { second: createTicker(1000), minute: createTicker(60_000 / 4) }

/** Milliseconds since 1970 by the server's clock, renewed each second (`second`: call timers) or each quarter of a minute (`minute`: "in 4 min"). */
export const useNow = (pace: keyof typeof tickers = 'minute'): number =>
  useSyncExternalStore(tickers[pace].subscribe, tickers[pace].get)
