/** Time as the sandbox sees it. `now` is the wall clock (epoch ms); `after` waits simulated milliseconds. */
export interface Clock {
  readonly scale: number
  now(): number
  /** Runs `run` once `ms` simulated milliseconds have passed; returns a function that cancels it. */
  after(ms: number, run: () => void): () => void
}

/** 1 is real time, 10 is ten times faster: a wait of 30 s takes 3 s. Dates on the wire stay wall-clock dates. */
export function scaledClock(scale: number): Clock {
  return {
    scale,
    now: () => Date.now(),
    after(ms, run) {
      const timer = setTimeout(run, Math.min(ms / scale, 2_147_000_000))
      return () => clearTimeout(timer)
    },
  }
}

export interface ManualClock extends Clock {
  /** Moves time on by `ms`, running everything that falls due, in order. */
  advance(ms: number): void
}

/** A clock that stands still until it is advanced; for tests. */
export function manualClock(start = Date.UTC(2026, 0, 15, 4, 30)): ManualClock {
  let now = start
  const waiting = new Set<{ at: number; run: () => void }>()
  return {
    scale: 1,
    now: () => now,
    after(ms, run) {
      const entry = { at: now + ms, run }
      waiting.add(entry)
      return () => waiting.delete(entry)
    },
    advance(ms) {
      const until = now + ms
      for (;;) {
        const due = [...waiting].filter((entry) => entry.at <= until).sort((a, b) => a.at - b.at)[0]
        if (!due) break
        waiting.delete(due)
        now = Math.max(now, due.at)
        due.run()
      }
      now = until
    },
  }
}

/** Simulated whole seconds between two wall-clock moments; 0 when either is unknown. */
export function secondsBetween(clock: Clock, from: number | null, to: number | null): number {
  if (from === null || to === null) return 0
  return Math.max(0, Math.round(((to - from) * clock.scale) / 1000))
}
