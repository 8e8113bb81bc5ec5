import type { Queryable } from '../../platform/db/db.ts'
import type { FileRow } from '../reading/file-reading.ts'
import type { RowRead } from '../rows/lead-row.ts'
import { warning } from '../rows/reasons.ts'
import type { ReadyRow } from './ready-row.ts'

/** The campaigns and people that rows may name. */
export type Lookups = { campaigns: ReadonlyMap<string, number>; people: ReadonlyMap<string, number> }

/** A name that two people share finds neither. `teamId`: only people of this team may be given leads. */
export async function readLookups(db: Queryable, teamId: number | null): Promise<Lookups> {
  const campaigns = await db.selectFrom('campaigns').select(['id', 'name']).execute()
  const all = db.selectFrom('users').select(['id', 'email', 'name']).where('disabled_at', 'is', null)
  const users = await (teamId === null ? all : all.where('team_id', '=', teamId)).execute()
  const people = new Map(users.map((user) => [user.email, user.id]))
  for (const user of users) {
    const name = user.name.toLowerCase()
    if (users.filter((other) => other.name.toLowerCase() === name).length === 1) people.set(name, user.id)
  }
  return { campaigns: new Map(campaigns.map((campaign) => [campaign.name.toLowerCase(), campaign.id])), people }
}

export function readyRow(rowNumber: number, row: FileRow, read: RowRead, lookups: Lookups): ReadyRow {
  const { line, cells } = row
  if (read.lead === undefined)
    return { rowNumber, line, warnings: read.warnings, rejected: read.rejected, cells, lead: null }
  const { lead, warnings } = read
  const campaignId = lead.campaign === null ? null : (lookups.campaigns.get(lead.campaign.toLowerCase()) ?? null)
  if (lead.campaign !== null && campaignId === null) {
    lead.custom.Campaign = lead.campaign
    warnings.push(warning('campaign-not-found', lead.campaign))
  }
  const ownerId = lead.owner === null ? null : (lookups.people.get(lead.owner.toLowerCase()) ?? null)
  if (lead.owner !== null && ownerId === null) {
    lead.custom.Owner = lead.owner
    warnings.push(warning('owner-not-found', lead.owner))
  }
  return { rowNumber, line, warnings, rejected: null, cells: null, lead, campaignId, ownerId }
}
