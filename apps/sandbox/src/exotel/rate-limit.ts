import type { Clock } from '../clock.ts'

/** A sliding minute of simulated time. `take` is null when a call may pass, else the real seconds to wait. */
export function newRateLimit(clock: Clock, perMinute: number): { take(): number | null } {
  const taken: number[] = []
  const windowMs = 60_000 / clock.scale
  return {
    take() {
      if (perMinute <= 0) return null
      const now = clock.now()
      while (taken[0] !== undefined && taken[0] <= now - windowMs) taken.shift()
      if (taken[0] !== undefined && taken.length >= perMinute) return Math.ceil((taken[0] + windowMs - now) / 1000)
      taken.push(now)
      return null
    },
  }
}
