/** What is to happen with a lead after a call. A `callback` was promised to a person; a `retry` was not. */
export const nextActionKinds = ['callback', 'retry', 'follow-up', 'visit', 'send-info', 'escalation'] as const
export type NextActionKind = (typeof nextActionKinds)[number]

export const nextActionStates = ['open', 'done', 'cancelled'] as const
export type NextActionState = (typeof nextActionStates)[number]
