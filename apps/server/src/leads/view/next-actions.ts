import type { NextActionView } from '@telehub/contracts'
import { maskPhone, type NextActionKind, type NextActionState } from '@telehub/domain'
import type { Queryable } from '../../platform/db/db.ts'

const shownDetails = ['place', 'material', 'channel', 'note', 'movedFrom', 'to'] as const

/** What is open for a lead, soonest first. Addresses that are phones are masked like any phone. */
export const openActionsOfLead = async (
  db: Queryable,
  leadId: number,
  viewer: { now: Date; maskPhones: boolean },
): Promise<NextActionView[]> => {
  const rows = await db
    .selectFrom('next_actions')
    .innerJoin('leads', 'leads.id', 'next_actions.lead_id')
    .leftJoin('users', 'users.id', 'next_actions.owner_id')
    .selectAll('next_actions')
    .select(['leads.name as lead_name', 'leads.organisation', 'users.name as owner_name'])
    .where('next_actions.lead_id', '=', leadId)
    .where('next_actions.state', '=', 'open')
    .orderBy('next_actions.due_at')
    .orderBy('next_actions.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    leadId: row.lead_id,
    leadName: row.lead_name,
    organisation: row.organisation,
    kind: row.kind as NextActionKind,
    dueAt: row.due_at.toISOString(),
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    state: row.state as NextActionState,
    overdue: row.due_at < viewer.now,
    details: detailsOf(row.details as Record<string, unknown>, viewer.maskPhones),
    createdAt: row.created_at.toISOString(),
  }))
}

const detailsOf = (details: Record<string, unknown>, masks: boolean): Record<string, unknown> => {
  const shown = shownDetails.filter((key) => details[key] !== undefined).map((key) => [key, details[key]] as const)
  return Object.fromEntries(
    shown.map(([key, value]) =>
      key === 'to' && masks && typeof value === 'string' && !value.includes('@')
        ? [key, maskPhone(value)]
        : [key, value],
    ),
  )
}
