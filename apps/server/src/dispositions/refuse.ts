import type { RefusalCode } from '@telehub/contracts'
import type { DispositionRefusal, RefusedDisposition } from '@telehub/domain'
import { Refusal } from '../platform/refusal.ts'
import { sayTime } from './say-time.ts'

const sentences: Record<DispositionRefusal, string> = {
  'call-not-ended': 'The call is still under way; record the outcome when it has ended.',
  'already-disposed': 'The outcome of this call has already been recorded.',
  'call-not-answered': 'The customer did not answer this call, so it cannot have this outcome.',
  'notes-too-short': 'Write a few words more: this outcome needs notes.',
  'callback-time-missing': 'Choose when to call back.',
  'next-action-missing': 'Choose what happens next, and when.',
  'language-missing': 'Choose the language that the customer speaks.',
  'visit-missing': 'Choose when and where the visit is.',
  'place-missing': 'Say where the visit is.',
  'material-missing': 'Choose what to send.',
  'send-address-missing': 'Say where to send it: an e-mail address or a mobile number.',
  'sms-needs-mobile': 'A message can only go to a mobile number; give one, or an e-mail address.',
  'time-in-past': 'That time has passed; choose a later one.',
  'time-too-far': 'That is too far ahead; choose an earlier time.',
  'outside-hours': 'That time is outside calling hours.',
  'nothing-to-correct': 'This call has no outcome yet that could be corrected.',
  'correction-not-yours': 'Only the agent who made the call, or a manager, may correct its outcome.',
  'correction-window-over': 'The time for correcting this outcome is over; ask your manager.',
}

const codeOf = (refusal: DispositionRefusal): RefusalCode => {
  switch (refusal) {
    case 'call-not-ended':
    case 'already-disposed':
      return refusal
    case 'time-in-past':
    case 'time-too-far':
    case 'outside-hours':
      return 'time-not-possible'
    case 'correction-not-yours':
      return 'not-allowed'
    case 'correction-window-over':
      return 'too-late-to-correct'
    case 'call-not-answered':
    case 'notes-too-short':
    case 'callback-time-missing':
    case 'next-action-missing':
    case 'language-missing':
    case 'visit-missing':
    case 'place-missing':
    case 'material-missing':
    case 'send-address-missing':
    case 'sms-needs-mobile':
    case 'nothing-to-correct':
      return 'disposition-not-possible'
  }
}

/** The rule's "no" as the person hears it. `params.refusal` keeps the rule's own word; `nextOpening` is offered where known. */
export const asRefusal = (
  { refusal, params }: Pick<RefusedDisposition, 'refusal' | 'params'>,
  at: { zone: string; now: Date },
): Refusal => {
  const opening = typeof params.nextOpening === 'string' ? new Date(params.nextOpening) : null
  const sentence =
    refusal === 'outside-hours' && opening
      ? `${sentences[refusal]} The next opening is ${sayTime(opening, at)}.`
      : refusal === 'notes-too-short'
        ? `${sentences[refusal]} At least ${params.minLength} characters.`
        : sentences[refusal]
  return new Refusal(codeOf(refusal), sentence, { params: { refusal, ...params } })
}
