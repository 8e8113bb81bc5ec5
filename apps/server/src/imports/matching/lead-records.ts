import type { LeadRecord } from '@telehub/domain'
import type { KnownLead } from '../../leads/index.ts'
import type { LeadRow } from '../rows/lead-row.ts'

/** A stored lead in the words of the merge rule. */
export const recordOfKnown = (lead: KnownLead): LeadRecord => ({
  externalSystem: lead.externalSystem,
  externalId: lead.externalId,
  name: lead.name,
  organisation: lead.organisation,
  email: lead.email,
  phones: lead.phones.map((phone) => phone.phone),
  designation: lead.designation,
  decisionMaker: lead.decisionMaker,
  city: lead.city,
  district: lead.district,
  state: lead.state,
  pinCode: lead.pin,
  language: lead.language,
  source: lead.source,
  campaign: lead.campaignId === null ? null : String(lead.campaignId),
  status: lead.status,
  score: lead.score,
  vip: lead.vip,
  expectedValue: lead.expectedValue,
  budget: lead.budget,
  notes: lead.notes,
  custom: lead.custom,
})

/** What a row says. Only what stands in the row itself: the file's source and campaign are for the leads it creates. */
export const recordOfRow = (lead: LeadRow, campaignId: number | null): LeadRecord => ({
  externalSystem: lead.externalSystem,
  externalId: lead.externalId,
  name: lead.name,
  organisation: lead.organisation,
  email: lead.email,
  phones: lead.phones.map((phone) => phone.phone),
  designation: lead.designation,
  decisionMaker: lead.decisionMaker,
  city: lead.city,
  district: lead.district,
  state: lead.state,
  pinCode: lead.pin,
  language: lead.language,
  source: lead.source,
  campaign: campaignId === null ? null : String(campaignId),
  status: lead.doNotCall ? 'do-not-call' : lead.status,
  score: lead.score,
  vip: lead.vip,
  expectedValue: lead.expectedValue,
  budget: lead.budget,
  notes: lead.notes,
  custom: lead.custom,
})
