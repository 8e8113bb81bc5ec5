import { DAY } from '../schedule/zone.ts'
import type { LeadFacts } from './lead-facts.ts'
import type { QueueGroup } from './words.ts'

export const becauseCodes = [
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
export type BecauseCode = (typeof becauseCodes)[number]

/** Why this lead stands where it stands. `params` is plain JSON: times are ISO strings, never "minutes ago". */
export type Because = { readonly code: BecauseCode; readonly params: Readonly<Record<string, string | number>> }

const say = (code: BecauseCode, params: Because['params'] = {}): Because => ({ code, params })

/** The reason that belongs to a group; `cold-score` only while the score alone would make the lead cold. */
export function chooseBecause(group: QueueGroup, lead: LeadFacts, warmFrom: number): Because {
  const score: Record<string, number> = lead.score === null ? {} : { score: lead.score }
  const at = lead.openAction ? { at: lead.openAction.dueAt.toISOString() } : {}
  switch (group) {
    case 'promised-callback':
      return say('promised', at)
    case 'escalation-returned':
      return say('escalation-returned')
    case 'vip':
      return say('vip', score)
    case 'fresh':
      return say('fresh', { at: lead.createdAt.toISOString() })
    case 'retry':
      return say(dueCode(lead), at)
    case 'HOT':
      return say('hot', { ...score, ...since(lead) })
    case 'WARM':
      return say('warm', { ...score, ...since(lead) })
    case 'COLD':
      return lead.score !== null && lead.score < warmFrom
        ? say('cold-score', score)
        : say('cold-age', { ...score, ...since(lead) })
  }
}

function since({ lastContactAt, createdAt }: LeadFacts): Record<string, string> {
  return lastContactAt ? { contactedAt: lastContactAt.toISOString() } : { createdAt: createdAt.toISOString() }
}

function dueCode({ openAction }: LeadFacts): BecauseCode {
  switch (openAction?.kind) {
    case 'visit':
      return 'visit-passed'
    case 'follow-up':
    case 'send-info':
      return 'follow-up-due'
    case 'callback':
    case 'retry':
    case 'escalation':
    case undefined:
      return 'retry-due'
  }
}

/** The reason as an English line, for logs, the API and where no translation exists. Times are shown in `zone`. */
export function becauseText(because: Because, zone: string, now: Date): string {
  const { params } = because
  const time = (key: string): string => clock(zone, now, params[key])
  const scored = params.score === undefined ? 'No score yet' : `Score ${params.score}`
  const last = params.contactedAt
    ? `last spoken to ${time('contactedAt')}`
    : `not reached yet, added ${time('createdAt')}`
  switch (because.code) {
    case 'promised':
      return `Callback promised for ${time('at')}`
    case 'escalation-returned':
      return 'Your manager answered the escalation'
    case 'vip':
      return 'VIP, not spoken to yet'
    case 'fresh':
      return `New lead, added ${time('at')}, not tried yet`
    case 'retry-due':
      return `Retry was due ${time('at')}`
    case 'follow-up-due':
      return `Follow-up was due ${time('at')}`
    case 'visit-passed':
      return `Visit was planned for ${time('at')}; ask how it went`
    case 'hot':
      return `Hot: ${scored.toLowerCase()}, ${last}`
    case 'warm':
      return `Warm: ${scored.toLowerCase()}, ${last}`
    case 'cold-score':
      return `Cold: ${scored.toLowerCase()}`
    case 'cold-age':
      return `Cold: ${last}`
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>()

// Today by the clock, within half a year with the day, older with the year.
function clock(zone: string, now: Date, value: string | number | undefined): string {
  if (value === undefined) return 'at an unknown time'
  const at = new Date(value)
  const day = format(zone, { day: 'numeric', month: 'short', year: 'numeric' }, at)
  if (day === format(zone, { day: 'numeric', month: 'short', year: 'numeric' }, now)) {
    return `today ${format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, at)}`
  }
  if (Math.abs(now.getTime() - at.getTime()) > 180 * DAY) return day
  return format(zone, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, at)
}

function format(zone: string, options: Intl.DateTimeFormatOptions, at: Date): string {
  const key = `${zone} ${Object.keys(options).join()}`
  const made = clocks.get(key) ?? new Intl.DateTimeFormat('en-IN', { ...options, timeZone: zone })
  clocks.set(key, made)
  return made.format(at)
}
