/** Enqueued in the transaction that moves a person to another team: `{ agentId }`. Their leads go along. */
export const agentMovedJob = 'agent-moved'
