import type { LeadRow } from '@telehub/contracts'
import { maskPhone, priorities, queueGroups } from '@telehub/domain'
import type { CallingWindows } from './calling-windows.ts'

/** A row of the list as it is read: instants are ISO text, to the microsecond. */
export interface ListedLead {
  id: number
  name: string
  organisation: string
  designation: string | null
  city: string | null
  call_phone: string | null
  language: string | null
  status: LeadRow['status']
  score: number | null
  priority: number
  age_mark: LeadRow['ageMark']
  queue_group: number | null
  held_back: LeadRow['heldBack']
  held_until: string | null
  because: LeadRow['because']
  vip: boolean
  source: string
  campaign_id: number | null
  owner_id: number | null
  last_contact_at: string | null
  created_at: string
  next_action_kind: LeadRow['nextActionKind']
  next_action_at: string | null
}

/** A lead whose campaign is closed now keeps its group, for it comes back there; it says that, and until when, it is held back. */
export const presentRow = (row: ListedLead, masks: boolean, windows: CallingWindows): LeadRow => {
  const closed = row.queue_group === null ? null : windows.closedFor(row.campaign_id)
  return {
    id: row.id,
    name: row.name,
    organisation: row.organisation,
    designation: row.designation,
    city: row.city,
    phone: row.call_phone !== null && masks ? maskPhone(row.call_phone) : row.call_phone,
    language: row.language,
    status: row.status,
    score: row.score,
    priority: priorities[row.priority] ?? 'COLD',
    ageMark: row.age_mark,
    queueGroup: row.queue_group === null ? null : (queueGroups[row.queue_group] ?? null),
    heldBack: closed ? 'outside-hours' : row.held_back,
    heldUntil: closed ? closed.until : row.held_until,
    because: row.because,
    vip: row.vip,
    source: row.source,
    campaignId: row.campaign_id,
    ownerId: row.owner_id,
    lastContactAt: row.last_contact_at,
    createdAt: row.created_at,
    nextActionKind: row.next_action_kind,
    nextActionAt: row.next_action_at,
  }
}
