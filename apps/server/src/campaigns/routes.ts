import type { FastifyInstance } from 'fastify'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import { serve } from '../platform/http/serve.ts'
import { readSettings } from '../settings/index.ts'
import { addCampaign, changeCampaign } from './commands/save-campaign.ts'
import { mayChangeCampaigns, maySeeCampaigns } from './policy.ts'
import { presentCampaign } from './present.ts'
import { allCampaigns, type CampaignRow } from './store.ts'

export const registerCampaigns = (app: FastifyInstance, deps: { db: Db; clock: Clock }): void => {
  const view = async (row: CampaignRow) => presentCampaign(row, (await readSettings(deps.db)).rules, deps.clock.now())

  serve(app, 'GET /api/campaigns', { may: maySeeCampaigns }, async () => {
    const { rules } = await readSettings(deps.db)
    const now = deps.clock.now()
    return { items: (await allCampaigns(deps.db)).map((row) => presentCampaign(row, rules, now)) }
  })
  serve(app, 'POST /api/campaigns', { may: mayChangeCampaigns }, async ({ body }) =>
    view(await addCampaign(deps, body)),
  )
  serve(app, 'PATCH /api/campaigns/{id}', { may: mayChangeCampaigns }, async ({ params, body }) =>
    view(await changeCampaign(deps, params.id, body)),
  )
}
