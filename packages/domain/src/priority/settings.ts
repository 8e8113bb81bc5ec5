export type ScoreBands = {
  readonly hot: number
  readonly warm: number
  readonly hotDays: number
  readonly coldDays: number
}

/** A lead is VIP when it was marked so, or when any rule that is set fits. Words are compared without case. */
export type VipRule = {
  readonly expectedValueFrom: number | null
  readonly scoreFrom: number | null
  readonly decisionMakers: boolean
  readonly sources: readonly string[]
  readonly designations: readonly string[]
}

export type PrioritySettings = {
  readonly scoreBands: ScoreBands
  readonly vip: VipRule
  readonly freshHours: number
  readonly overdueFollowUpDays: number
}
