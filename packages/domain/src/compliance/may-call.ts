import type { PhoneState } from '../leads/phone.ts'
import { isClosed, type LeadStatus } from '../leads/status.ts'
import { isOpen, nextOpening, type OpenHours } from '../schedule/hours.ts'
import { attemptBudget, type BudgetSettings, lastAttempt, type PhoneAttempt, quietFrom } from './budget.ts'
import { type CallRefusal, callRefusals } from './words.ts'

/** Everything the engine must know before it dials. All of it is read in one transaction that holds the lead and the agent. */
export type MayCallFacts = {
  readonly lead: {
    readonly status: LeadStatus
    readonly doNotCall: boolean
    /** Waits for a manager's answer. */
    readonly escalated: boolean
    readonly lock: { readonly agentId: number; readonly until: Date } | null
  }
  /** The phone to dial; null when the lead has none that can be dialled. */
  readonly phone: {
    readonly state: PhoneState
    readonly doNotCall: boolean
    /** Somebody is calling this number now, for this lead or another. */
    readonly inCall: boolean
    readonly attempts: readonly PhoneAttempt[]
  } | null
  readonly agent: {
    readonly id: number
    readonly hasPhone: boolean
    readonly onCall: boolean
    readonly undisposedCall: boolean
    /** An earlier request to the carrier whose fate is unknown. */
    readonly unsettledSubmission: boolean
  }
  readonly hours: OpenHours
  /** A callback that the person asked for is due now. */
  readonly promised: boolean
  /** Why the agent redials soon after a conversation; blank is no reason. */
  readonly redialReason: string | null
  readonly carrier: { readonly up: boolean; readonly retryAt: Date | null }
}

export type MayCallAnswer =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly refusal: CallRefusal
      /** When time alone lifts this refusal; null when something else must happen first, or when it cannot be said. */
      readonly freesAt: Date | null
      readonly params: Readonly<Record<string, string | number>>
    }

type Found = { freesAt?: Date | null; params?: Record<string, string | number> }

/** The first reason, in the order of `callRefusals`, for which this call must not be placed; ok when there is none. */
export function mayCall(facts: MayCallFacts, settings: BudgetSettings, now: Date): MayCallAnswer {
  for (const refusal of callRefusals) {
    const found = check(refusal, facts, settings, now)
    if (found) return { ok: false, refusal, freesAt: found.freesAt ?? null, params: found.params ?? {} }
  }
  return { ok: true }
}

function check(refusal: CallRefusal, facts: MayCallFacts, settings: BudgetSettings, now: Date): Found | null {
  const { lead, phone, agent, hours, carrier } = facts
  const when = (holds: boolean, found: Found = {}): Found | null => (holds ? found : null)
  switch (refusal) {
    case 'do-not-call':
      return when(lead.doNotCall || lead.status === 'do-not-call' || phone?.doNotCall === true)
    case 'outside-hours':
      return isOpen(hours, now) ? null : { freesAt: nextOpening(hours, now) }
    case 'no-attempts-left':
      return outOfAttempts(facts, settings, now)
    case 'too-soon':
      return tooSoon(facts, settings, now)
    case 'already-on-call':
      return when(agent.onCall)
    case 'call-not-disposed':
      return when(agent.undisposedCall)
    case 'lead-locked':
      return lockedByAnother(facts, now)
    case 'lead-closed':
      return when(isClosed(lead.status), { params: { status: lead.status } })
    case 'lead-escalated':
      return when(lead.escalated)
    case 'phone-busy':
      return when(phone?.inCall === true)
    case 'no-phone':
      return when(phone === null || phone.state !== 'ok')
    case 'agent-without-phone':
      return when(!agent.hasPhone)
    case 'submission-unsettled':
      return when(agent.unsettledSubmission)
    case 'carrier-down':
      return when(!carrier.up, { freesAt: carrier.retryAt })
  }
}

const deliberate = (facts: MayCallFacts): boolean => (facts.redialReason ?? '').trim() !== ''

function budgetOf(facts: MayCallFacts, settings: BudgetSettings, now: Date) {
  return attemptBudget(facts.phone?.attempts ?? [], settings, now, {
    promised: facts.promised,
    deliberate: deliberate(facts),
  })
}

function outOfAttempts(facts: MayCallFacts, settings: BudgetSettings, now: Date): Found | null {
  const budget = budgetOf(facts, settings, now)
  if (budget.reason !== 'no-attempts-left') return null
  const { perDay, unansweredLimit, unansweredInDays } = settings.attempts
  const params = {
    usedToday: budget.usedToday,
    perDay,
    unanswered: budget.unanswered,
    unansweredLimit,
    unansweredInDays,
  }
  return { freesAt: budget.freeAt && (nextOpening(facts.hours, budget.freeAt) ?? budget.freeAt), params }
}

function tooSoon(facts: MayCallFacts, settings: BudgetSettings, now: Date): Found | null {
  const { frees } = budgetOf(facts, settings, now)
  const last = lastAttempt(facts.phone?.attempts ?? [])
  if (!frees.tooSoon || !last) return null
  const { tooSoonMinutes, redialAfterConversationMinutes } = settings.attempts
  const params: Record<string, string | number> = { minutes: tooSoonMinutes }
  if (last.conversation) {
    params.withReasonFrom = new Date(quietFrom(last).getTime() + redialAfterConversationMinutes * 60_000).toISOString()
  }
  return { freesAt: nextOpening(facts.hours, frees.tooSoon) ?? frees.tooSoon, params }
}

function lockedByAnother({ lead, agent }: MayCallFacts, now: Date): Found | null {
  if (!lead.lock || lead.lock.agentId === agent.id || lead.lock.until <= now) return null
  return { freesAt: lead.lock.until, params: { agentId: lead.lock.agentId } }
}
