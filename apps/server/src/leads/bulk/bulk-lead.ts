import type { LeadStatus, PhoneType } from '@telehub/domain'

export type BulkPhone = { phone: string; raw: string; type: PhoneType; placeholder: boolean }

/** A lead as bulk work writes it: what an import may set, and nothing that calls have taught. */
export type BulkLead = {
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
  source: string
  campaignId: number | null
  status: LeadStatus
  /** Null: the source gave none. */
  score: number | null
  /** Marked so; the workspace's rule may make it a VIP all the same. */
  vip: boolean
  expectedValue: number | null
  budget: number | null
  ownerId: number | null
  teamId: number | null
  notes: string
  custom: Record<string, string>
  createdAt: Date
  lastContactAt: Date | null
  phones: BulkPhone[]
}

export type KnownLead = BulkLead & { id: number }
