/** Jobs by which this slice wakes what stands above it, enqueued in the transaction that gives the reason. */

/** Leads were given to somebody, or to the pool: `{ leadIds, by }`. What is planned for them goes along. */
export const leadsAssignedJob = 'leads-assigned'
/** A manager gave an escalated lead back: `{ leadId, note, by }`. Its agent is told, and the escalation is done. */
export const escalationReturnedJob = 'escalation-returned'
