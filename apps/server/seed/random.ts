export interface Random {
  /** From 0 up to, and without, 1. */
  next(): number
  /** A whole number from 0 up to, and without, `below`. */
  below(below: number): number
  pick<T>(of: readonly T[]): T
  /** Like the words of a language: the first are common, the last are rare. */
  zipf<T>(of: readonly T[]): T
  chance(share: number): boolean
}

/** mulberry32: the same seed gives the same data everywhere. */
export const makeRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick: (of) => of[below(of.length)] as never,
    // The inverse of the harmonic sum, near enough: log-uniform ranks.
    zipf: (of) => of[Math.min(of.length - 1, Math.floor((of.length + 1) ** next()) - 1)] as never,
    chance: (share) => next() < share,
  }
}
