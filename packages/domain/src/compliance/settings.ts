/** Per phone, whoever calls and for whatever campaign. */
export type AttemptLimits = {
  readonly perDay: number
  readonly unansweredLimit: number
  readonly unansweredInDays: number
  readonly tooSoonMinutes: number
  readonly redialAfterConversationMinutes: number
}

export type ComplianceSettings = {
  readonly attempts: AttemptLimits
  /** How long taking a lead keeps others off it. */
  readonly lockMinutes: number
}
