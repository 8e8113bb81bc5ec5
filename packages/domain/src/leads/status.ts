export const openStatuses = [
  'new',
  'attempting',
  'contacted',
  'interested',
  'follow-up',
  'visit-scheduled',
  'converted',
] as const
export const closedStatuses = [
  'not-interested',
  'unreachable',
  'invalid-number',
  'do-not-call',
  'already-customer',
] as const
export const leadStatuses = [...openStatuses, ...closedStatuses] as const
export type LeadStatus = (typeof leadStatuses)[number]
export type ClosedStatus = (typeof closedStatuses)[number]

/** True when nobody is to call the lead any more. A converted lead stays open: it has been won, and may be served. */
export const isClosed = (status: LeadStatus): status is ClosedStatus =>
  (closedStatuses as readonly LeadStatus[]).includes(status)
