/** Where "now" comes from, so that tests can move it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved. */
export const fakeClock = (start: Date): Clock & { set(to: Date): void; advance(ms: number): void } => {
  let at = start
  return {
    now: () => at,
    set: (to) => {
      at = to
    },
    advance: (ms) => {
      at = new Date(at.getTime() + ms)
    },
  }
}
