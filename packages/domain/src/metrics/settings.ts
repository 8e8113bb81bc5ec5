export type MetricSettings = {
  /** Talk time from which a call is a conversation. */
  readonly conversationSeconds: number
  /** How far from its time a promised callback still counts as kept. */
  readonly callbackKeptMinutes: number
}
