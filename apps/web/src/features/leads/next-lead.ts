import type { LeadView } from '@telehub/contracts'
import { api } from '@/lib/api-client.ts'
import { queryClient } from '@/lib/query.ts'
import { createStore } from '@/lib/store.ts'
import { leadOptions } from './lead-list.ts'

/** The lead I took, held for me until then; null while I hold none. */
export interface Taken {
  lead: LeadView
  until: string | null
}

/** Kept outside of the screen: going to another page and back does not let go of a lead. */
export const taken = createStore<Taken | null>(null)
const mostSkipped = 50
let skipped: readonly number[] = []

/** Takes the next lead, and lets go of the one held before; null when none is callable. Throws what the server refuses. */
export async function takeNext(): Promise<LeadView | null> {
  const reply = await api('POST /api/leads/next', { body: { skip: [...skipped] } })
  if (reply.lead) queryClient.setQueryData(leadOptions(reply.lead.id).queryKey, reply.lead)
  else skipped = []
  taken.set(reply.lead && { lead: reply.lead, until: reply.lockedUntil })
  return reply.lead
}

/** Passes over the lead I hold for now and takes another. Those passed over come back when there is no other. */
export function skipToNext(): Promise<LeadView | null> {
  const now = taken.get()
  if (now) skipped = [now.lead.id, ...skipped.filter((id) => id !== now.lead.id)].slice(0, mostSkipped)
  return takeNext()
}

/** Lets go of the lead I hold, so that somebody else may have it. */
export async function letGo(): Promise<void> {
  const now = taken.get()
  taken.set(null)
  if (!now) return
  await api('DELETE /api/leads/{id}/lock', { params: { id: now.lead.id } }).catch(() => {
    // It lapses by itself in a few minutes.
  })
}

/** For what ends the holding without us: a call that has begun, time. */
export function forgetTaken(leadId: number): void {
  if (taken.get()?.lead.id === leadId) taken.set(null)
}
