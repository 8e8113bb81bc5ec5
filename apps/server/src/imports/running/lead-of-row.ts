import type { LeadStatus } from '@telehub/domain'
import type { BulkLead, KnownLead, LeadChange } from '../../leads/index.ts'
import type { ImportOptions } from '../import-row.ts'
import type { WorkingLead } from '../matching/matcher.ts'

/** The fields that the merge rule settled, as a lead has them. */
const settled = ({ record, phones }: WorkingLead) => ({
  externalSystem: record.externalId === null ? null : (record.externalSystem ?? null),
  externalId: record.externalId,
  name: record.name ?? '',
  organisation: record.organisation ?? '',
  designation: record.designation,
  decisionMaker: record.decisionMaker,
  email: record.email,
  city: record.city,
  district: record.district,
  state: record.state,
  pin: record.pinCode,
  language: record.language,
  expectedValue: record.expectedValue,
  budget: record.budget,
  notes: record.notes ?? '',
  custom: record.custom,
  phones,
})

/** Owners take turns over the leads an import creates; `turn` counts those, so that a resumed run goes on where it was. */
export function newLeadOf(lead: WorkingLead, options: ImportOptions, turn: number, now: Date): BulkLead {
  const { record, row } = lead
  const campaignId = record.campaign === null ? options.campaignId : Number(record.campaign)
  const dealt = options.ownerIds.length === 0 ? null : (options.ownerIds[turn % options.ownerIds.length] ?? null)
  const created = row?.lead.createdAt
  return {
    ...settled(lead),
    source: record.source ?? options.source ?? 'Import',
    campaignId,
    status: record.status ?? 'new',
    score: record.score,
    vip: record.vip ?? false,
    ownerId: lead.ownerId ?? dealt,
    teamId: options.teamId,
    createdAt: created && created <= now ? created : now,
    lastContactAt: row?.lead.lastContactAt ?? null,
  }
}

/** A stored lead as rows of the file leave it. */
export function changeOf(lead: WorkingLead, known: KnownLead): LeadChange {
  const { record } = lead
  return {
    lead: {
      ...known,
      ...settled(lead),
      source: record.source ?? known.source,
      campaignId: record.campaign === null ? null : Number(record.campaign),
      status: (record.status ?? known.status) as LeadStatus,
      score: record.score,
      vip: record.vip ?? known.vip,
      ownerId: lead.ownerId ?? known.ownerId,
    },
    newPhones: lead.newPhones,
  }
}
