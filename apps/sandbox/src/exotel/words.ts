export const finalLegStatuses = ['completed', 'busy', 'failed', 'no-answer', 'canceled'] as const
export type FinalLegStatus = (typeof finalLegStatuses)[number]
export type LegStatus = FinalLegStatus | 'in-progress'

/** The call as a whole. v1 has no ringing state: `in-progress` says accepted, not answered. */
export const callStatuses = ['in-progress', 'completed', 'failed', 'busy', 'no-answer'] as const
export type CallStatus = (typeof callStatuses)[number]
export type FinalCallStatus = Exclude<CallStatus, 'in-progress'>

export const callbackEvents = ['answered', 'terminal'] as const
export type CallbackEvent = (typeof callbackEvents)[number]

export const callbackEncodings = [
  'multipart/form-data',
  'application/json',
  'application/x-www-form-urlencoded',
] as const
export type CallbackEncoding = (typeof callbackEncodings)[number]

export const parties = ['agent', 'customer'] as const
export type Party = (typeof parties)[number]

/** Who or what ended the call. */
export const endings = ['agent', 'customer', 'time-limit', 'never-connected'] as const
export type Ending = (typeof endings)[number]
