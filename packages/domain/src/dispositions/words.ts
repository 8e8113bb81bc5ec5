export const dispositionCodes = [
  'INTERESTED',
  'NOT_INTERESTED',
  'CALLBACK_REQUESTED',
  'WRONG_NUMBER',
  'LANGUAGE_BARRIER',
  'ALREADY_CUSTOMER',
  'NO_ANSWER',
  'BUSY',
  'SWITCHED_OFF',
  'OUT_OF_SERVICE',
  'DND',
  'ESCALATE_TO_MANAGER',
  'SCHEDULE_VISIT',
  'SEND_INFO',
] as const
export type DispositionCode = (typeof dispositionCodes)[number]

export const dispositionGroups = ['connected', 'not-connected', 'special'] as const
export type DispositionGroup = (typeof dispositionGroups)[number]

/** What a code asks for before it can be saved. */
export const dispositionNeeds = ['notes', 'callback-time', 'next-action', 'language', 'visit', 'material'] as const
export type DispositionNeed = (typeof dispositionNeeds)[number]
