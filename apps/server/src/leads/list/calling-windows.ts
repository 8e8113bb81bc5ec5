import { type CampaignHours, effectiveHours, isOpen, nextOpening, type OpenHours, type Settings } from '@telehub/domain'
import type { Queryable } from '../../platform/db/db.ts'

interface CampaignWindow {
  id: number
  hours: CampaignHours | null
  active: boolean
}

/** Which campaigns may not call now. Calling hours belong to whoever reads the queue: they never move a lead in it. */
export interface CallingWindows {
  /** Null while leads of this campaign (or of none) may be called; else when they may again, as ISO text; null if never. */
  closedFor(campaignId: number | null): { until: string | null } | null
  closedCampaigns: readonly number[]
}

const believedMs = 1000
const known = new WeakMap<Queryable, { campaigns: Promise<CampaignWindow[]>; until: number }>()

/** Hours of campaigns were changed here: the next reader looks at them again. Other processes notice within a second. */
export const forgetCampaignHours = (db: Queryable): void => {
  known.delete(db)
}

const campaignsOf = (db: Queryable): Promise<CampaignWindow[]> => {
  const now = performance.now()
  const entry = known.get(db)
  if (entry && entry.until > now) return entry.campaigns
  const campaigns = db
    .selectFrom('campaigns')
    .select(['id', 'hours', 'active'])
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, hours: row.hours as CampaignHours | null })))
  campaigns.catch(() => known.delete(db))
  known.set(db, { campaigns, until: now + believedMs })
  return campaigns
}

interface Worked {
  campaigns: readonly CampaignWindow[]
  rules: Settings
  second: number
  windows: CallingWindows
}
const lastWorked = new WeakMap<Queryable, Worked>()

/** Worked out once a second and for as long as neither rules nor campaigns change. */
export const callingWindows = async (db: Queryable, rules: Settings, now: Date): Promise<CallingWindows> => {
  const campaigns = await campaignsOf(db)
  const second = Math.floor(now.getTime() / 1000)
  const last = lastWorked.get(db)
  if (last && last.second === second && last.rules === rules && last.campaigns === campaigns) return last.windows
  const windows = workOut(campaigns, rules, now)
  lastWorked.set(db, { campaigns, rules, second, windows })
  return windows
}

const workOut = (campaigns: readonly CampaignWindow[], rules: Settings, now: Date): CallingWindows => {
  const whenClosed = (hours: OpenHours) =>
    isOpen(hours, now) ? null : { until: nextOpening(hours, now)?.toISOString() ?? null }
  const ofNone = whenClosed(effectiveHours(rules))
  const ofCampaigns = new Map<number, { until: string | null } | null>()
  for (const { id, hours, active } of campaigns) {
    const closed = hours === null ? ofNone : whenClosed(effectiveHours(rules, hours))
    ofCampaigns.set(id, active ? closed : { until: null })
  }
  return {
    closedFor: (campaignId) => (campaignId === null ? ofNone : (ofCampaigns.get(campaignId) ?? null)),
    closedCampaigns: [...ofCampaigns].filter(([, closed]) => closed !== null).map(([id]) => id),
  }
}
