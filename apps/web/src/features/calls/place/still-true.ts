import type { Shown } from '../desk/shown.ts'
import type { Refused } from './place-call.ts'

/** A refusal is read before it goes, also when the clocks differ by a little. */
const readMs = 4000

/**
 * Whether a refusal still says what is so. `before` is what the desk showed when it was last true; `now` is the server's
 * clock in milliseconds. One that names no end stays until it is read.
 */
export function isStillTrue({ error, at }: Refused, before: Shown['as'], shown: Shown['as'], now: number): boolean {
  const hadCall = before === 'live' || before === 'outcome'
  switch (error.code) {
    case 'already-on-call':
      return !(hadCall && shown !== 'live')
    case 'call-not-disposed':
      return !(hadCall && shown !== 'live' && shown !== 'outcome')
    default:
      return error.freesAt === null || Date.parse(error.freesAt) > now || now - at < readMs
  }
}
