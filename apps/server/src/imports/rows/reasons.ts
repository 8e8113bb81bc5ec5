import type { PhoneProblem } from '../../leads/index.ts'

const rejectReasons = [
  'phone-missing',
  'phone-shortened',
  'phone-without-std',
  'phone-too-short',
  'phone-too-long',
  'phone-not-valid',
  'phone-no-number',
  'name-missing',
] as const satisfies readonly (PhoneProblem | string)[]
export type RejectReason = (typeof rejectReasons)[number]

const sentences: Record<RejectReason, string> = {
  'phone-missing': 'There is no phone number in this row.',
  'phone-shortened':
    'The spreadsheet shortened the phone number (like 9.19877E+11) and its last digits are lost. Copy the full number from the source.',
  'phone-without-std': 'The phone number is a local one without its STD code. Put the code in front.',
  'phone-too-short': 'The phone number has too few digits.',
  'phone-too-long': 'The phone number has too many digits.',
  'phone-not-valid': 'No such phone number can exist. Check its digits and, for a number abroad, its country code.',
  'phone-no-number': 'There is a text where the phone number should be.',
  'name-missing': 'There is neither a name nor an organisation in this row.',
}

/** For the ledger and the download: what a clerk can act on. */
export const reasonSentence = (reason: string): string =>
  (sentences as Record<string, string>)[reason] ?? 'The row could not be read.'

const rowWarnings = [
  'phone-skipped',
  'phone-placeholder',
  'too-many-phones',
  'email-not-valid',
  'date-not-understood',
  'number-not-understood',
  'status-not-known',
  'language-not-known',
  'owner-not-found',
  'campaign-not-found',
  'extra-cells',
  'text-cut',
  'same-phone-other-name',
] as const
export type RowWarning = (typeof rowWarnings)[number]

const warningSentences: Record<RowWarning, string> = {
  'phone-skipped': 'One phone number was left out',
  'phone-placeholder': 'The phone number looks made up',
  'too-many-phones': 'More phone numbers than a lead can have; the first ones were kept',
  'email-not-valid': 'The e-mail address is not valid and was kept as a note beside the lead',
  'date-not-understood': 'A date was not understood and was kept as text',
  'number-not-understood': 'A number was not understood and was kept as text',
  'status-not-known': 'The status is not known here and was kept as text',
  'language-not-known': 'The language is not known here and was kept as text',
  'owner-not-found': 'No user has the e-mail address or the name given as owner',
  'campaign-not-found': 'No campaign has that name',
  'extra-cells': 'The row has more cells than there are headings; the extra ones were kept as text',
  'text-cut': 'A text was too long and was cut',
  'same-phone-other-name': 'Another lead with another name has the same phone',
}

/** Warnings are kept as "code" or "code: what it is about". */
export const warning = (code: RowWarning, about = ''): string =>
  about === '' ? code : `${code}: ${about.slice(0, 120)}`

export function warningSentence(stored: string): string {
  const [code = '', ...about] = stored.split(': ')
  const sentence = (warningSentences as Record<string, string>)[code] ?? 'Something in the row was not understood'
  return about.length === 0 ? `${sentence}.` : `${sentence}: ${about.join(': ')}.`
}
