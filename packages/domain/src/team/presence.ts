/** What an agent is doing now. `on-call` and `wrapping` follow from the agent's call; the others the agent sets. */
export const presences = ['offline', 'available', 'on-call', 'wrapping', 'break'] as const
export type Presence = (typeof presences)[number]

export const breakReasons = ['lunch', 'tea', 'meeting', 'training', 'personal'] as const
export type BreakReason = (typeof breakReasons)[number]
