/**
 * Every reason for which the engine will not dial, in the order in which they are looked at: what the agent has in hand comes
 * first. Each comes with a sentence and, where time lifts it, the time.
 */
export const callRefusals = [
  'already-on-call',
  'call-not-disposed',
  'submission-unsettled',
  'do-not-call',
  'outside-hours',
  'lead-locked',
  'phone-busy',
  'no-attempts-left',
  'too-soon',
  'lead-closed',
  'lead-escalated',
  'no-phone',
  'agent-without-phone',
  'carrier-down',
] as const
export type CallRefusal = (typeof callRefusals)[number]
