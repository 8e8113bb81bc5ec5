import type { LeadRow } from '@telehub/contracts'
import { api } from '@/lib/api-client.ts'

/** As many as the server takes at once. */
export const mostAssigned = 1000

/** Whose each lead was, so that an assignment can be taken back: leads by their owner. */
export function byOwner(leads: readonly Pick<LeadRow, 'id' | 'ownerId'>[]): Map<number | null, number[]> {
  const owners = new Map<number | null, number[]>()
  for (const { id, ownerId } of leads) owners.set(ownerId, [...(owners.get(ownerId) ?? []), id])
  return owners
}

/** Gives leads to an agent, or to nobody. Returns how many, and what gives them back to whom they were. Throws refusals. */
export async function assignLeads(leads: readonly Pick<LeadRow, 'id' | 'ownerId'>[], ownerId: number | null) {
  const before = byOwner(leads)
  const { assigned } = await api('POST /api/leads/assign', { body: { leadIds: leads.map((lead) => lead.id), ownerId } })
  const undo = async () => {
    for (const [owner, leadIds] of before) await api('POST /api/leads/assign', { body: { leadIds, ownerId: owner } })
  }
  return { assigned, undo }
}
