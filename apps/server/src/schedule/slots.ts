import type { ReplyOf } from '@telehub/contracts'
import { type CallbackSlotCode, callbackSlots, dateOf, effectiveHours } from '@telehub/domain'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db/db.ts'
import type { Caller } from '../platform/http/serve.ts'
import { readSettings } from '../settings/index.ts'
import { hoursOfLead, mustSeeLead } from './lead.ts'

const names: Record<CallbackSlotCode, string> = {
  'in-30-minutes': 'In 30 minutes',
  'in-2-hours': 'In 2 hours',
  'this-evening': 'This evening',
  'next-opening': 'When calling opens',
  'tomorrow-morning': 'Tomorrow morning',
  'tomorrow-afternoon': 'Tomorrow afternoon',
  'next-working-day': 'Next working day',
  'next-monday': 'Next Monday',
}

/** Quick picks for a callback inside the lead's calling hours, or the organisation's without a lead. */
export const listSlots = async (
  { db, clock }: { db: Db; clock: Clock },
  input: { caller: Caller; leadId: number | undefined },
): Promise<ReplyOf<'GET /api/callback-slots'>> => {
  const now = clock.now()
  const { rules } = await readSettings(db)
  const { leadId } = input
  if (leadId !== undefined) await mustSeeLead(db, input.caller, leadId)
  const hours = leadId === undefined ? effectiveHours(rules) : await hoursOfLead(db, rules, leadId)
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: rules.zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: rules.zone, weekday: 'short' })
  const label = (code: CallbackSlotCode, at: Date): string => {
    const named = code === 'next-working-day' || code === 'next-opening'
    const on = named && dateOf(rules.zone, at) !== dateOf(rules.zone, now) ? ` ${day.format(at)}` : ''
    return `${names[code]},${on} ${time.format(at)}`
  }
  return {
    items: callbackSlots(now, hours).map(({ code, at }) => ({ label: label(code, at), code, at: at.toISOString() })),
  }
}
