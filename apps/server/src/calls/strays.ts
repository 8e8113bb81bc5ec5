import type { Clock } from '../platform/clock.ts'

/** How many messages of strangers are kept: enough to see what goes wrong, too few to fill a disk. */
export interface Strays {
  mayKeep(): boolean
  came(): void
}

const perMinute = 60

export const makeStrays = (clock: Clock): Strays => {
  let minute = 0
  let count = 0
  const turn = () => {
    const now = Math.floor(clock.now().getTime() / 60_000)
    if (now !== minute) {
      minute = now
      count = 0
    }
  }
  return {
    mayKeep: () => {
      turn()
      return count < perMinute
    },
    came: () => {
      turn()
      count += 1
    },
  }
}
