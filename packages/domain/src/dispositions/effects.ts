import { attemptBudget } from '../compliance/budget.ts'
import { isCallablePhone } from '../leads/callable-phone.ts'
import { isClosed, type LeadStatus } from '../leads/status.ts'
import { inHours, type PlannedTime, planRetry, type RetryCode } from '../schedule/retry.ts'
import type { NextActionKind } from '../schedule/words.ts'
import { DAY, MINUTE } from '../schedule/zone.ts'
import type {
  ActionOwner,
  DispositionContext,
  DispositionEffects,
  DispositionRequest,
  PlannedAction,
} from './disposition.ts'
import { channelOf } from './sending.ts'

/**
 * What a code does to the lead. The request has been checked; what it lacks all the same simply does not happen.
 * A lead that is closed afterwards gets no further call, and do-not-call, once said, is not unsaid by another code.
 */
export function effectsOf(context: DispositionContext, request: DispositionRequest): DispositionEffects {
  const effects = effectsOfCode(context, request)
  const status = context.lead.status === 'do-not-call' ? 'do-not-call' : effects.status
  if (!isClosed(status) || effects.escalate) return { ...effects, status }
  return { ...effects, status, nextAction: null, nextPhoneId: null }
}

function effectsOfCode(context: DispositionContext, request: DispositionRequest): DispositionEffects {
  const { lead, phoneId, agentId, settings, now, hours } = context
  const base = nothing(context, request)
  switch (request.code) {
    case 'INTERESTED':
      return { ...base, status: unlessWon(lead.status, 'interested'), nextAction: askedAction(context, request) }
    case 'NOT_INTERESTED':
      return { ...closing(base), status: unlessWon(lead.status, 'not-interested') }
    case 'ALREADY_CUSTOMER':
      return { ...closing(base), status: unlessWon(lead.status, 'already-customer') }
    case 'CALLBACK_REQUESTED':
      return {
        ...base,
        status: unlessWon(lead.status, 'follow-up'),
        nextAction: request.callbackAt
          ? action(context, request, 'callback', exact(request.callbackAt), { promised: true, phoneId })
          : null,
      }
    case 'WRONG_NUMBER':
      return nextPhoneOrClose(context, { ...base, phoneMark: { phoneId, state: 'wrong' } }, 'invalid-number')
    case 'OUT_OF_SERVICE':
      return nextPhoneOrClose(context, { ...base, phoneMark: { phoneId, state: 'dead' } }, 'invalid-number')
    case 'LANGUAGE_BARRIER':
      return {
        ...base,
        status: reached(lead.status),
        language: request.language?.trim() || null,
        nextAction: poolCall(inHours(afterPause(context), hours), phoneId),
      }
    case 'NO_ANSWER':
    case 'BUSY':
    case 'SWITCHED_OFF':
      return retryOrGiveUp(context, base, request.code)
    case 'DND':
      return { ...closing(base), status: 'do-not-call', doNotCallPhoneId: phoneId }
    case 'ESCALATE_TO_MANAGER':
      return {
        ...base,
        escalate: true,
        heldFor: agentId,
        nextAction: { ...action(context, request, 'escalation', exact(now)), owner: { kind: 'manager' } },
      }
    case 'SCHEDULE_VISIT':
      return {
        ...base,
        status: unlessWon(lead.status, 'visit-scheduled'),
        nextAction: request.visit
          ? action(context, request, 'visit', exact(request.visit.at), { place: request.visit.place.trim() })
          : null,
      }
    case 'SEND_INFO': {
      const due = new Date(now.getTime() + settings.sendInfoFollowUpDays * DAY)
      const material = request.material?.trim() ?? ''
      const channel = channelOf(context, request)
      return {
        ...base,
        status: keepAdvanced(lead.status),
        send: channel && { material, channel, to: request.to?.trim() || null },
        nextAction: action(context, request, 'follow-up', inHours(due, hours), { phoneId, material }),
      }
    }
  }
}

function nothing({ lead }: DispositionContext, request: DispositionRequest): DispositionEffects {
  return {
    code: request.code,
    notes: request.notes?.trim() || null,
    status: lead.status,
    phoneMark: null,
    doNotCallPhoneId: null,
    nextPhoneId: null,
    openAction: lead.openAction ? 'done' : 'none',
    nextAction: null,
    language: null,
    escalate: false,
    heldFor: null,
    send: null,
  }
}

const closing = (effects: DispositionEffects): DispositionEffects => ({
  ...effects,
  openAction: effects.openAction === 'none' ? 'none' : 'cancelled',
})

// A lead that was won stays won, whatever a later call brings; only do-not-call takes it away.
const unlessWon = (status: LeadStatus, wanted: LeadStatus): LeadStatus => (status === 'converted' ? status : wanted)

/** Somebody spoke with the lead: never a step back. */
const reached = (status: LeadStatus): LeadStatus => (status === 'new' || status === 'attempting' ? 'contacted' : status)

const tried = (status: LeadStatus): LeadStatus => (status === 'new' ? 'attempting' : status)

const keepAdvanced = (status: LeadStatus): LeadStatus => {
  const advanced: readonly LeadStatus[] = ['interested', 'visit-scheduled', 'converted']
  return advanced.includes(status) ? status : 'follow-up'
}

const exact = (dueAt: Date): PlannedTime => ({ dueAt, movedFrom: null })

const afterPause = ({ now, settings }: DispositionContext): Date =>
  new Date(now.getTime() + settings.attempts.tooSoonMinutes * MINUTE)

function action(
  { agentId, now, settings }: DispositionContext,
  request: DispositionRequest,
  kind: NextActionKind,
  time: PlannedTime,
  more: Partial<PlannedAction> = {},
): PlannedAction {
  const owner: ActionOwner = { kind: 'user', userId: request.ownerId ?? agentId }
  const reminder = new Date(time.dueAt.getTime() - settings.notifyBeforeCallbackMinutes * MINUTE)
  const notifyAt = more.promised ? (reminder > now ? reminder : now) : null
  return { kind, ...time, promised: false, owner, phoneId: null, place: null, material: null, notifyAt, ...more }
}

const poolCall = (time: PlannedTime, phoneId: string): PlannedAction => ({
  kind: 'retry',
  ...time,
  promised: false,
  owner: { kind: 'pool' },
  phoneId,
  place: null,
  material: null,
  notifyAt: null,
})

function askedAction(context: DispositionContext, request: DispositionRequest): PlannedAction | null {
  const asked = request.nextAction
  if (!asked) return null
  return action(context, { ...request, ownerId: asked.ownerId ?? request.ownerId }, asked.kind, exact(asked.dueAt), {
    promised: asked.kind === 'callback',
    phoneId: asked.kind === 'callback' || asked.kind === 'follow-up' ? context.phoneId : null,
    place: asked.kind === 'visit' ? (asked.place?.trim() ?? null) : null,
    material: asked.kind === 'send-info' ? request.material?.trim() || null : null,
  })
}

function otherPhone({ lead, phoneId }: DispositionContext): string | null {
  return lead.phones.find((phone) => phone.id !== phoneId && isCallablePhone(phone))?.id ?? null
}

function nextPhoneOrClose(
  context: DispositionContext,
  effects: DispositionEffects,
  closed: 'invalid-number' | 'unreachable',
): DispositionEffects {
  const next = otherPhone(context)
  if (!next) return { ...closing(effects), status: unlessWon(context.lead.status, closed) }
  return {
    ...effects,
    status: tried(context.lead.status),
    nextPhoneId: next,
    nextAction: poolCall(inHours(context.now, context.hours), next),
  }
}

// Six unanswered in a fortnight and no other phone: unreachable. A promise or visit still to come outlives a missed attempt.
function retryOrGiveUp(context: DispositionContext, base: DispositionEffects, code: RetryCode): DispositionEffects {
  const { lead, now, attempts, settings, call, phoneId, hours } = context
  const { openAction } = lead
  if (openAction && openAction.dueAt > now && (openAction.kind === 'callback' || openAction.kind === 'visit')) {
    return { ...base, status: tried(lead.status), openAction: 'keep' }
  }
  const budget = attemptBudget(attempts, settings, now)
  if (budget.exhausted) return nextPhoneOrClose(context, base, 'unreachable')
  const time = planRetry(code, {
    settings,
    hours,
    now,
    attemptedAt: call.dialledAt ?? call.requestedAt,
    notBefore: budget.freeAt,
  })
  return { ...base, status: tried(lead.status), nextAction: poolCall(time, phoneId) }
}
