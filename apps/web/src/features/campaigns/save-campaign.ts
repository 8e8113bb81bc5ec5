import type { CampaignView } from '@telehub/contracts'
import { api } from '@/lib/api-client.ts'
import { renew } from '@/lib/query.ts'
import { type CampaignValues, toBody, toChange, valuesOf } from './campaign-values.ts'

/** Adds the campaign, or changes what differs from `before`; a lead list that shows campaign names is read again. */
export async function saveCampaign(before: CampaignView | null, values: CampaignValues): Promise<CampaignView> {
  const saved = before
    ? await api('PATCH /api/campaigns/{id}', {
        params: { id: before.id },
        body: toChange(values, valuesOf(before)),
      })
    : await api('POST /api/campaigns', { body: toBody(values) })
  void renew('GET /api/campaigns', 'GET /api/leads/facets', 'GET /api/leads')
  return saved
}
