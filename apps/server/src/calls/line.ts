import type { Clock } from '../platform/clock.ts'
import type { Carrier, DialError } from '../telephony/index.ts'

/** The line that calls go over, and whether it takes calls now. */
export interface Line {
  /** Null: no line is set up. */
  readonly carrier: Carrier | null
  state(): { up: boolean; retryAt: Date | null }
  /** Remembers, in this process, what a refusal says of the calls after it. */
  noteRefusal(error: DialError): void
}

export const makeLine = (carrier: Carrier | null, clock: Clock): Line => {
  let closedUntil: Date | null = null
  return {
    carrier,
    state: () => {
      if (closedUntil && closedUntil <= clock.now()) closedUntil = null
      return { up: carrier !== null && closedUntil === null, retryAt: closedUntil }
    },
    noteRefusal: (error) => {
      if (error.failure === 'too-many-calls') closedUntil = error.retryAt
    },
  }
}
