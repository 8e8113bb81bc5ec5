export const priorities = ['HOT', 'WARM', 'COLD'] as const
export type Priority = (typeof priorities)[number]

export const ageMarks = ['callback-pending', 'overdue-follow-up', 'fresh', 'cold'] as const
export type AgeMark = (typeof ageMarks)[number]

/** The order of the queue, top to bottom (the rank of a group is its place here, from 0). */
export const queueGroups = [
  'promised-callback',
  'escalation-returned',
  'vip',
  'fresh',
  'retry',
  'HOT',
  'WARM',
  'COLD',
] as const
export type QueueGroup = (typeof queueGroups)[number]

/** Why a lead is absent from the queue although somebody owns it. */
export const holdReasons = [
  'closed',
  'converted',
  'do-not-call',
  'no-phone',
  'out-of-attempts',
  'too-recent',
  'not-due',
  'escalated',
  'in-call',
  'outside-hours',
] as const
export type HoldReason = (typeof holdReasons)[number]
