import type { CampaignView } from '@telehub/contracts'
import { type CampaignHours, effectiveHours, isOpen, type Settings } from '@telehub/domain'
import type { CampaignRow } from './store.ts'

export const presentCampaign = (row: CampaignRow, rules: Settings, now: Date): CampaignView => ({
  id: row.id,
  name: row.name,
  purpose: row.purpose as CampaignView['purpose'],
  script: row.script,
  talkingPoints: row.talking_points,
  hours: row.hours as CampaignView['hours'],
  active: row.active,
  openNow: row.active && isOpen(effectiveHours(rules, row.hours as CampaignHours | null), now),
})
