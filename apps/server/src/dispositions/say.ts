import type { DispositionEffects, PlannedAction } from '@telehub/domain'
import { sayTime } from './say-time.ts'

/** What the effects came to, beside themselves: who has the lead and its action now. */
export interface Outcome {
  zone: string
  now: Date
  effects: DispositionEffects
  /** Whoever owns the next action, when it is not the person reading this. */
  otherOwner: string | null
  /** What stood open before and still does. */
  kept: { kind: string; dueAt: Date } | null
  /** Where the information is to go. */
  sendTo: string | null
  /** Of a language barrier: who has the lead now; null for the pool. */
  speaker: string | null
}

const languages = new Intl.DisplayNames(['en'], { type: 'language' })

// Intl throws at what looks like a code and is none.
const nameOf = (code: string): string => {
  try {
    return languages.of(code) ?? code
  } catch {
    return code
  }
}

/** What will happen now, in plain words. */
export const sayOutcome = (outcome: Outcome): string => {
  const { effects, zone, now } = outcome
  if (effects.send) return saySending(outcome)
  if (effects.language) return sayLanguage(outcome, effects.language)
  if (effects.escalate) return 'Your manager has been told. The lead is held for you until they answer.'
  if (effects.openAction === 'keep' && outcome.kept) {
    const what = outcome.kept.kind === 'visit' ? 'visit planned for' : 'callback promised for'
    return `The ${what} ${sayTime(outcome.kept.dueAt, { zone, now }).replace(/^on /, '')} stands.`
  }
  const marked = sayMark(effects)
  return [marked, effects.nextAction ? sayAction(outcome, effects.nextAction) : sayClosing(effects)]
    .filter(Boolean)
    .join(' ')
}

const sayMark = ({ phoneMark, nextPhoneId }: DispositionEffects): string => {
  if (!phoneMark) return ''
  const mark = phoneMark.state === 'wrong' ? 'The number is marked wrong.' : 'The number is marked out of service.'
  return nextPhoneId ? `${mark} Their next number is tried instead.` : mark
}

const sayAction = ({ zone, now, otherOwner }: Outcome, action: PlannedAction): string => {
  const when = sayTime(action.dueAt, { zone, now })
  const moved = action.movedFrom ? ', the first time that calling hours and the attempt limits allow' : ''
  switch (action.kind) {
    case 'callback':
      return otherOwner ? `${otherOwner} will call again ${when}.` : `Will call again ${when}.`
    case 'retry':
      return action.dueAt <= now ? 'Back in the queue now.' : `Comes back into the queue ${when}${moved}.`
    case 'follow-up':
      return `Follow-up${otherOwner ? ` by ${otherOwner}` : ''} ${when}${moved}.`
    case 'visit':
      return `Visit ${when}${action.place ? `, ${action.place}` : ''}.`
    case 'send-info':
      return `To be sent by hand${otherOwner ? ` by ${otherOwner}` : ''} ${when}.`
    case 'escalation':
      return 'On your manager’s list.'
  }
}

const sayClosing = ({ status, doNotCallPhoneId }: DispositionEffects): string => {
  if (doNotCallPhoneId) return 'The number is on the do-not-call list. Nobody can call it any more.'
  switch (status) {
    case 'not-interested':
      return 'Closed as not interested. The lead leaves the queue.'
    case 'unreachable':
      return 'Closed as unreachable: no attempts are left on any of the lead’s numbers.'
    case 'invalid-number':
      return 'Closed: the lead has no other number to try.'
    case 'already-customer':
      return 'Closed as already a customer. The lead leaves the queue.'
    case 'do-not-call':
      return 'Closed: nobody calls this lead any more.'
    case 'new':
    case 'attempting':
    case 'contacted':
    case 'interested':
    case 'follow-up':
    case 'visit-scheduled':
    case 'converted':
      return 'Saved. Nothing more is planned for this lead.'
  }
}

// No mail or message leaves the product yet, and the sentence must not sound as if one did.
const saySending = ({ effects, zone, now, sendTo }: Outcome): string => {
  const due = effects.nextAction ? ` Follow-up ${sayTime(effects.nextAction.dueAt, { zone, now })}.` : ''
  const to = sendTo ? ` to ${sendTo}` : ''
  return `On your list to send by hand: ${effects.send?.material ?? 'information'}${to}. Nothing has been sent yet.${due}`
}

const sayLanguage = ({ speaker, effects, zone, now }: Outcome, code: string): string => {
  const name = nameOf(code)
  const when = effects.nextAction ? ` ${sayTime(effects.nextAction.dueAt, { zone, now })}` : ''
  return speaker
    ? `Given to ${speaker}, who speaks ${name}; comes up in their queue${when}.`
    : `Nobody else on the team speaks ${name} yet, so the lead is back in the shared pool${when}.`
}
