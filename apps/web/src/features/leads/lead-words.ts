import type { LeadRow, LeadView } from '@telehub/contracts'
import { formatDay, formatWhen } from '@/lib/formats.ts'
import type { Translate } from '@/lib/i18n.ts'

type T = Translate<'leads'>

/** The name a lead goes by: the person's, else the organisation's. */
export const leadTitle = (lead: { name: string; organisation: string }): string => lead.name || lead.organisation

/** What stands beside the name: the organisation, unless that is the name already. */
export const leadPlace = (lead: { name: string; organisation: string }): string => (lead.name ? lead.organisation : '')

const becauseCodes = [
  'promised',
  'escalation-returned',
  'vip',
  'fresh',
  'retry-due',
  'follow-up-due',
  'visit-passed',
  'hot',
  'warm',
  'cold-score',
  'cold-age',
] as const

/** Why a lead is next, in one line; null when nothing is known, or the reason is newer than this page. */
export function sayBecause(t: T, because: LeadRow['because'], now: number): string | null {
  const code = becauseCodes.find((one) => one === because?.code)
  if (!because || !code) return null
  const { at, score, contactedAt, createdAt } = because.params
  const time = (value: string | number | undefined, form: (at: string | number, now: number) => string) =>
    value === undefined ? t('unknownTime') : form(value, now)
  const last = contactedAt
    ? t('because.spoken', { when: time(contactedAt, formatWhen) })
    : t('because.added', { when: time(createdAt, formatWhen) })
  return t(`because.${code}`, {
    when: time(at, code === 'fresh' ? formatWhen : formatDay),
    score: score === undefined ? t('because.noScore') : t('because.score', { score }),
    last,
  })
}

/** Why a lead is held back from the queue and when it comes back; null when it is not. */
export function sayHeldBack(t: T, lead: Pick<LeadRow, 'heldBack' | 'heldUntil'>, now: number): string | null {
  if (!lead.heldBack) return null
  const reason = t(`held.${lead.heldBack}`)
  return lead.heldUntil ? t('held.until', { reason, when: formatDay(lead.heldUntil, now) }) : reason
}

/** `Spoken to 2 d ago`, or that nobody has reached them. */
export function sayLastContact(t: T, lead: Pick<LeadView, 'lastContactAt' | 'attempts'>, now: number): string {
  if (lead.lastContactAt) return formatWhen(lead.lastContactAt, now)
  return lead.attempts > 0 ? t('contact.tried', { count: lead.attempts }) : t('contact.never')
}
