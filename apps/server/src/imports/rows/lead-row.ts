import type { LeadStatus } from '@telehub/domain'
import type { LeadPhone } from './read-phones.ts'
import type { RejectReason } from './reasons.ts'

/** What a row says about a lead. Null or empty: it does not say. */
export type LeadRow = {
  externalSystem: string | null
  externalId: string | null
  name: string
  organisation: string
  designation: string | null
  decisionMaker: boolean | null
  email: string | null
  city: string | null
  district: string | null
  state: string | null
  pin: string | null
  language: string | null
  source: string | null
  campaign: string | null
  status: LeadStatus | null
  score: number | null
  vip: boolean | null
  expectedValue: number | null
  budget: number | null
  /** An e-mail address or a name. */
  owner: string | null
  createdAt: Date | null
  lastContactAt: Date | null
  doNotCall: boolean
  notes: string
  custom: Record<string, string>
  phones: LeadPhone[]
}

/** Warnings are codes of reasons.ts, some with what they are about. */
export type RowRead =
  | { lead: LeadRow; rejected?: never; warnings: string[] }
  | { lead?: never; rejected: RejectReason; warnings: string[] }
