import type { CallFacts } from '../calls/call.ts'
import { customerAnswered, isLive, outcomeOf, phaseOf } from '../calls/derive.ts'
import type { CallOutcome } from '../calls/words.ts'
import { checkNeeds } from './check.ts'
import type { DispositionAnswer, DispositionContext, DispositionRequest, RefusedDisposition } from './disposition.ts'
import { effectsOf } from './effects.ts'
import { dispositionRules } from './rules.ts'
import type { DispositionCode } from './words.ts'

/**
 * The code that the carrier's outcome suggests, for the agent to confirm; null when only the agent can tell.
 * A call that the carrier refused for the do-not-disturb register (`refusedByRegister`) suggests DND.
 */
export function proposeDisposition(
  outcome: CallOutcome | null,
  { refusedByRegister = false }: { readonly refusedByRegister?: boolean } = {},
): DispositionCode | null {
  switch (outcome) {
    case 'no-answer':
    case 'failed':
      return 'NO_ANSWER'
    case 'busy':
      return 'BUSY'
    case 'switched-off':
      return 'SWITCHED_OFF'
    case 'out-of-service':
      return 'OUT_OF_SERVICE'
    case 'refused':
      return refusedByRegister ? 'DND' : null
    case 'answered':
    case 'agent-no-answer':
    case 'agent-busy':
    case 'lost':
    case null:
      return null
  }
}

/**
 * May the call be disposed so, and what follows? A `connected` code needs a customer who answered, unless the carrier lost
 * the call and only the agent knows. `not-connected` codes are allowed on an answered call: voicemail and the operator's
 * announcements are answered too. Special codes are always allowed.
 */
export function decideDisposition(context: DispositionContext, request: DispositionRequest): DispositionAnswer {
  if (context.call.disposedAt) return refused('already-disposed')
  if (isLive(phaseOf(context.call))) return refused('call-not-ended')
  return decideContent(context, request)
}

/** The part of the decision that a correction shares. */
export function decideContent(context: DispositionContext, request: DispositionRequest): DispositionAnswer {
  if (dispositionRules[request.code].group === 'connected' && !mayHaveTalked(context.call)) {
    return refused('call-not-answered')
  }
  return checkNeeds(context, request) ?? { ok: true, effects: effectsOf(context, request) }
}

const mayHaveTalked = (call: CallFacts): boolean => customerAnswered(call) || outcomeOf(call) === 'lost'

const refused = (refusal: RefusedDisposition['refusal']): RefusedDisposition => ({ ok: false, refusal, params: {} })
