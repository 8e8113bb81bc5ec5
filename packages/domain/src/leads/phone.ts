/** libphonenumber's kinds, as far as they matter for calling and texting. `undecidable` is its "fixed line or mobile". */
export const phoneTypes = [
  'mobile',
  'landline',
  'undecidable',
  'toll-free',
  'shared-cost',
  'uan',
  'voip',
  'other',
] as const
export type PhoneType = (typeof phoneTypes)[number]

/** What calls have taught us about a number: `wrong` reaches somebody else, `dead` reaches nobody. */
export const phoneStates = ['ok', 'wrong', 'dead'] as const
export type PhoneState = (typeof phoneStates)[number]
