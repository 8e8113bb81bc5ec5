import type { CampaignHours } from '@telehub/domain'
import type { Selectable } from 'kysely'
import type { Queryable } from '../platform/db/db.ts'
import type { CampaignsTable } from '../platform/db/schema.ts'

export type CampaignRow = Selectable<CampaignsTable>

/** The campaign's own hours; null when it has none, or there is no campaign: the organisation's hold. */
export const campaignHours = async (db: Queryable, campaignId: number | null): Promise<CampaignHours | null> => {
  if (campaignId === null) return null
  const row = await db.selectFrom('campaigns').select('hours').where('id', '=', campaignId).executeTakeFirst()
  return (row?.hours ?? null) as CampaignHours | null
}

export const allCampaigns = (db: Queryable): Promise<CampaignRow[]> =>
  db.selectFrom('campaigns').selectAll().orderBy('active', 'desc').orderBy('name').execute()
