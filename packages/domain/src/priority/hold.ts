import { type AttemptBudget, attemptBudget, type BudgetSettings, type PhoneAttempt } from '../compliance/budget.ts'
import { isClosed } from '../leads/status.ts'
import type { LeadFacts } from './lead-facts.ts'
import { type HoldReason, holdReasons } from './words.ts'

export type Hold = {
  readonly heldBack: HoldReason | null
  /** When time alone lets the lead back in; null when it is in, or waits for something else. */
  readonly heldUntil: Date | null
}

/** A promise to a person that its time has come for. */
export const promiseDue = (lead: Pick<LeadFacts, 'openAction'>, now: Date): boolean =>
  lead.openAction?.kind === 'callback' && lead.openAction.dueAt <= now

/** The phone that may be called soonest, as far as attempts go; null when the lead has no callable phone. The first wins a tie. */
export function choosePhone<T extends { readonly callable: boolean; readonly attempts: readonly PhoneAttempt[] }>(
  phones: readonly T[],
  settings: BudgetSettings,
  now: Date,
  allowance: { readonly promised?: boolean } = {},
): { readonly phone: T; readonly budget: AttemptBudget } | null {
  let best: { phone: T; budget: AttemptBudget } | null = null
  for (const phone of phones) {
    if (!phone.callable) continue
    const budget = attemptBudget(phone.attempts, settings, now, allowance)
    if (!best || (budget.freeAt?.getTime() ?? 0) < (best.budget.freeAt?.getTime() ?? 0)) best = { phone, budget }
  }
  return best
}

/** Why the lead is absent from the queue: the first reason in the order of `holdReasons`. Calling hours are not asked here. */
export function holdOf(lead: LeadFacts, settings: BudgetSettings, now: Date): Hold {
  const promised = lead.openAction?.kind === 'callback'
  const choice = choosePhone(lead.phones, settings, now, { promised })
  const dueAt = notDueUntil(lead, now)
  const holds = (reason: HoldReason): boolean => {
    switch (reason) {
      case 'closed':
        return isClosed(lead.status) && lead.status !== 'do-not-call'
      case 'converted':
        return lead.status === 'converted' && lead.openAction === null
      case 'do-not-call':
        return lead.doNotCall || lead.status === 'do-not-call'
      case 'no-phone':
        return choice === null
      case 'out-of-attempts':
        return choice?.budget.reason === 'no-attempts-left'
      case 'too-recent':
        return choice?.budget.reason === 'too-soon'
      case 'not-due':
        return dueAt !== null
      case 'escalated':
        return lead.escalated
      case 'in-call':
        return lead.inCall
      case 'outside-hours':
        return false
    }
  }
  const heldBack = holdReasons.find(holds) ?? null
  const byTimeAlone = (['out-of-attempts', 'too-recent', 'not-due'] as const).some((reason) => reason === heldBack)
  if (!byTimeAlone || lead.escalated || lead.inCall) return { heldBack, heldUntil: null }
  const free = choice?.budget.freeAt ?? null
  return { heldBack, heldUntil: dueAt && (!free || dueAt > free) ? dueAt : free }
}

// Every next action but an escalation keeps the lead out until its time; a visit too, for until then there is nothing to say.
function notDueUntil({ openAction }: LeadFacts, now: Date): Date | null {
  return openAction && openAction.kind !== 'escalation' && openAction.dueAt > now ? openAction.dueAt : null
}
