import { z } from 'zod'
import { id, idParam, nonEmpty, text } from './common.ts'
import { defineRoutes } from './contract.ts'
import { campaignHours } from './settings.ts'

export const campaignView = z.object({
  id,
  name: z.string(),
  purpose: z.enum(['service', 'promotional', 'survey']),
  script: z.string(),
  talkingPoints: z.array(z.string()),
  hours: campaignHours.nullable(),
  active: z.boolean(),
  openNow: z.boolean(),
})
export type CampaignView = z.infer<typeof campaignView>

const campaignFields = z.object({
  name: nonEmpty(120),
  purpose: z.enum(['service', 'promotional', 'survey']),
  script: text(20_000),
  talkingPoints: z.array(nonEmpty(300)).max(30),
  hours: campaignHours.nullable(),
  active: z.boolean(),
})

export const campaignRoutes = defineRoutes({
  'GET /api/campaigns': {
    summary: 'Campaigns with their scripts',
    tag: 'Campaigns',
    reply: z.object({ items: z.array(campaignView) }),
  },
  'POST /api/campaigns': {
    summary: 'Add a campaign',
    tag: 'Campaigns',
    body: campaignFields.partial().required({ name: true }).strict(),
    reply: campaignView,
    refusals: ['conflict', 'invalid-input'],
  },
  'PATCH /api/campaigns/{id}': {
    summary: 'Change a campaign',
    tag: 'Campaigns',
    params: idParam,
    body: campaignFields.partial().strict(),
    reply: campaignView,
    refusals: ['not-found', 'conflict', 'invalid-input'],
  },
})
