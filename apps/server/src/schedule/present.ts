import type { NextActionView } from '@telehub/contracts'
import { maskPhone, type NextActionKind, type NextActionState } from '@telehub/domain'
import type { ActionDetails } from './store.ts'

export interface ActionRow {
  id: number
  leadId: number
  leadName: string
  organisation: string
  kind: NextActionKind
  dueAt: Date
  ownerId: number | null
  ownerName: string | null
  state: NextActionState
  details: ActionDetails
  createdAt: Date
}

// A number that information is to be sent to is a phone like any other.
const shownAddress = (to: string | undefined, maskPhones: boolean): string | undefined =>
  to && maskPhones && !to.includes('@') ? maskPhone(to) : to

/** An action as its owner and their manager see it. The phone to dial is left out: the lead shows it, masked or not. */
export const actionView = (row: ActionRow, now: Date, maskPhones: boolean): NextActionView => {
  const { place, material, channel, note, movedFrom, to } = row.details
  const details = { place, material, channel, note, movedFrom, to: shownAddress(to, maskPhones) }
  return {
    id: row.id,
    leadId: row.leadId,
    leadName: row.leadName,
    organisation: row.organisation,
    kind: row.kind,
    dueAt: row.dueAt.toISOString(),
    ownerId: row.ownerId,
    ownerName: row.ownerName,
    state: row.state,
    overdue: row.state === 'open' && row.dueAt < now,
    details: Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)),
    createdAt: row.createdAt.toISOString(),
  }
}
