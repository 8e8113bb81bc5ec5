import type { PhoneAttempt } from '../compliance/budget.ts'
import type { LeadStatus } from '../leads/status.ts'
import type { NextActionKind } from '../schedule/words.ts'

/** What the place of a lead in the queue depends on, and nothing else. */
export type LeadFacts = {
  readonly status: LeadStatus
  /** 0–100; null when the source gave none. */
  readonly score: number | null
  readonly vip: boolean
  readonly createdAt: Date
  /** The last answered call. */
  readonly lastContactAt: Date | null
  /** The last call the carrier accepted. */
  readonly lastAttemptAt: Date | null
  readonly doNotCall: boolean
  /** `callable`: not wrong, not dead, not on do-not-call. Attempts of the last 14 days suffice. */
  readonly phones: readonly { readonly callable: boolean; readonly attempts: readonly PhoneAttempt[] }[]
  readonly openAction: { readonly kind: NextActionKind; readonly dueAt: Date; readonly promised: boolean } | null
  /** Waits for a manager. */
  readonly escalated: boolean
  /** A manager gave it back and nobody has called since. */
  readonly escalationReturned: boolean
  readonly inCall: boolean
}
