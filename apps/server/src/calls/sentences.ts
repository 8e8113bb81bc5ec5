import type { CallRefusal, MayCallAnswer } from '@telehub/domain'
import { Refusal } from '../platform/refusal.ts'
import type { DialFailure } from '../telephony/index.ts'

type Refused = Extract<MayCallAnswer, { ok: false }>

/** Why the engine does not dial, in words; when it frees up goes beside them. */
export const refusalOf = ({ refusal, freesAt, params }: Refused): Refusal =>
  new Refusal(refusal, sentences[refusal](params), { freesAt, params: { ...params } })

const sentences: Record<CallRefusal, (params: Refused['params']) => string> = {
  'do-not-call': () => 'This number is on the do-not-call list.',
  'outside-hours': () => 'It is outside calling hours.',
  'no-attempts-left': ({ usedToday, perDay, unanswered, unansweredLimit, unansweredInDays }) =>
    Number(usedToday) >= Number(perDay)
      ? `This number was called ${usedToday} times today, which is the limit.`
      : `This number was called ${unanswered} times in ${unansweredInDays} days without an answer; the limit is ${unansweredLimit}.`,
  'too-soon': ({ minutes, withReasonFrom }) =>
    `This number was called less than ${minutes} minutes ago.${withReasonFrom ? ' A redial with a reason is possible sooner.' : ''}`,
  'already-on-call': () => 'You are on a call already.',
  'call-not-disposed': () => 'Your last call still needs its outcome.',
  'lead-locked': () => 'Somebody else has taken this lead.',
  'lead-closed': ({ status }) => `This lead is closed (${status}).`,
  'lead-escalated': () => 'This lead waits for a manager.',
  'phone-busy': () => 'Somebody is calling this number right now.',
  'no-phone': () => 'This lead has no number that can be dialled.',
  'agent-without-phone': () => 'Your profile has no handset number; ask your admin to add it.',
  'submission-unsettled': () =>
    'The carrier has not confirmed your last call yet. We are asking, so that nobody is called twice.',
  'carrier-down': () => 'The carrier takes no calls at the moment.',
}

export const noLineSetUp = () =>
  new Refusal('carrier-down', 'No line is set up. An admin must set the Exotel account.', { freesAt: null })

/** What the carrier's no means, for the agent. */
export const failureSentence = (failure: DialFailure | 'not-sent' | 'not-taken'): string => {
  switch (failure) {
    case 'bad-request':
      return 'The carrier does not accept this call. The number may not exist.'
    case 'do-not-disturb':
      return 'The number is on the do-not-disturb register, says the carrier. It is on our do-not-call list now.'
    case 'credentials':
      return 'The carrier does not accept our credentials. Please tell your admin.'
    case 'no-balance':
      return 'The carrier account has no balance left. Please tell your admin.'
    case 'account-blocked':
      return 'The carrier does not let this account call (KYC or a block). Please tell your admin.'
    case 'not-found':
      return 'The carrier does not know our account. Please tell your admin.'
    case 'too-many-calls':
      return 'The carrier takes no more calls this minute.'
    case 'unavailable':
      return 'The carrier is not available at the moment.'
    case 'unreachable':
      return 'The carrier cannot be reached at the moment.'
    case 'no-reply':
    case 'connection-lost':
    case 'unreadable-reply':
      return 'The carrier did not confirm the call. We are asking whether it was placed.'
    case 'not-sent':
      return 'The call could not be sent to the carrier in time, so it was not placed.'
    case 'not-taken':
      return 'The carrier never took the call, so nobody was called.'
  }
}
