/** Simulated milliseconds. */
export const timings = {
  /** From the accepted request to the agent's phone ringing. */
  dialAgent: 400,
  /** From the agent's answer to the customer's phone ringing. */
  dialCustomer: 600,
  /** From the end of a call to `EndTime`, `Duration` and `Price` in the call details. */
  settle: 120_000,
  /** From the end of a call to its recording: between these two, drawn from the SID. */
  recordingFrom: 60_000,
  recordingTo: 300_000,
  /** Between two attempts of one callback. */
  callbackRetry: 5000,
  /** A callback that a fault delays, when the fault names no time. */
  callbackLate: 180_000,
} as const

/** Real milliseconds: they test the patience of the client's own clock. */
export const patience = {
  callbackTimeout: 15_000,
  slowReply: 8000,
  noReply: 30_000,
  /** The longest that `callback-before-reply` holds the HTTP reply back. */
  holdReply: 5000,
} as const
