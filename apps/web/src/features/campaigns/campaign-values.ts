import type { BodyIn, CampaignView } from '@telehub/contracts'
import { toOwnDays, type WeekValues, weekProblems, weekValues } from '@/lib/week-hours.ts'

export const purposes = ['service', 'promotional', 'survey'] as const satisfies CampaignView['purpose'][]
export const mostPoints = 30
export const longestPoint = 300

/** A campaign as the form holds it. The week stays when own hours are switched off, to be there when they are wanted back. */
export interface CampaignValues {
  name: string
  purpose: CampaignView['purpose']
  script: string
  points: string
  ownHours: boolean
  week: WeekValues
  active: boolean
}

export const valuesOf = (campaign: CampaignView | null): CampaignValues => ({
  name: campaign?.name ?? '',
  purpose: campaign?.purpose ?? 'service',
  script: campaign?.script ?? '',
  points: campaign?.talkingPoints.join('\n') ?? '',
  ownHours: campaign?.hours != null,
  week: weekValues(campaign?.hours?.days ?? {}),
  active: campaign?.active ?? true,
})

const pointsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** What is sent, whole; only asked for when there are no problems. */
export const toBody = (values: CampaignValues): BodyIn<'POST /api/campaigns'> => ({
  name: values.name.trim(),
  purpose: values.purpose,
  script: values.script.trim(),
  talkingPoints: pointsOf(values.points),
  hours: values.ownHours ? { days: toOwnDays(values.week) } : null,
  active: values.active,
})

/** Of what is sent, the part that differs from how the campaign was, so that others' changes stay. */
export function toChange(values: CampaignValues, before: CampaignValues): BodyIn<'PATCH /api/campaigns/{id}'> {
  const [now, old] = [toBody(values), toBody(before)]
  return Object.fromEntries(
    Object.entries(now).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name as keyof typeof old]),
    ),
  )
}

export type Problem = 'need' | 'tooManyPoints' | 'longPoint'

/** What is to be mended before it is worth sending, but for the hours. */
export function problemsOf(values: CampaignValues): { name?: Problem; points?: Problem } {
  const points = pointsOf(values.points)
  return {
    ...(values.name.trim() === '' && { name: 'need' as const }),
    ...(points.some((point) => point.length > longestPoint) && { points: 'longPoint' as const }),
    ...(points.length > mostPoints && { points: 'tooManyPoints' as const }),
  }
}

export const hoursProblemsOf = (values: CampaignValues) => (values.ownHours ? weekProblems(values.week) : {})
