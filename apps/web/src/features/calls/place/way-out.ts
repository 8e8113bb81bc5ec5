import type { ApiError } from '@/lib/api-error.ts'

/** What can be done about a refused call. */
export type WayOut =
  /** Go to the call that stands in the way. */
  | 'go-to-call'
  /** Take another lead. */
  | 'next'
  /** Ask again, now or when it frees up. */
  | 'again'
  /** Call all the same, with a reason. */
  | 'redial'
  /** Somebody else must do something first. */
  | 'none'

/** The ways out of a refusal, the best first. `now` is the server's clock in milliseconds. */
export function waysOut(error: ApiError, now: number): WayOut[] {
  switch (error.code) {
    case 'already-on-call':
    case 'call-not-disposed':
      return ['go-to-call']
    case 'too-soon':
      return mayRedialFrom(error) !== null && Number(mayRedialFrom(error)) <= now
        ? ['redial', 'next']
        : ['again', 'next']
    case 'outside-hours':
    case 'no-attempts-left':
    case 'lead-locked':
      return ['next', ...(error.freesAt ? (['again'] as const) : [])]
    case 'phone-busy':
    case 'carrier-down':
    case 'submission-unsettled':
    case 'too-many-requests':
    case 'offline':
    case 'unavailable':
    case 'unexpected':
      return ['again']
    case 'agent-without-phone':
      return ['none']
    default:
      return ['next']
  }
}

/** From when a reason lifts the refusal (milliseconds), or null when none does. */
export function mayRedialFrom(error: ApiError): number | null {
  const at = error.params.withReasonFrom
  const ms = typeof at === 'string' ? Date.parse(at) : Number.NaN
  return Number.isNaN(ms) ? null : ms
}
