/** Derived from the facts of a call, never stepped. */
export const callPhases = ['queued', 'dialling', 'ringing', 'talking', 'wrapping', 'closed'] as const
export type CallPhase = (typeof callPhases)[number]

/** How the line ended, as the carrier tells it; `lost` when the carrier never told. */
export const callOutcomes = [
  'answered',
  'no-answer',
  'busy',
  'failed',
  'switched-off',
  'out-of-service',
  'agent-no-answer',
  'agent-busy',
  'refused',
  'lost',
] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** What we know of our request to the carrier. `unknown`: it was sent and the reply was lost; nobody dials until that is settled. */
export const submissionStates = ['pending', 'accepted', 'refused', 'unknown'] as const
export type SubmissionState = (typeof submissionStates)[number]
