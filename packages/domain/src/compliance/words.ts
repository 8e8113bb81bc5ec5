/** Every reason for which the engine will not dial. Each comes with a sentence and, where time lifts it, the time. */
export const callRefusals = [
  'do-not-call',
  'outside-hours',
  'no-attempts-left',
  'too-soon',
  'already-on-call',
  'call-not-disposed',
  'lead-locked',
  'lead-closed',
  'lead-escalated',
  'phone-busy',
  'no-phone',
  'agent-without-phone',
  'submission-unsettled',
  'carrier-down',
] as const
export type CallRefusal = (typeof callRefusals)[number]
