import { closedStatuses, MINUTE } from '@telehub/domain'
import type { Clock } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { readSettings } from '../settings/index.ts'
import { notify } from './notify.ts'

interface Deps {
  db: Db
  clock: Clock
}

const batch = 200

interface Promised {
  id: number
  ownerId: number
  dueAt: Date
  leadId: number
  leadName: string
  organisation: string
}

// Promised callbacks up to an instant whose lead may still be called and is not on the line just now.
const promisedUntil = (tx: Tx, until: Date) =>
  tx
    .selectFrom('next_actions')
    .innerJoin('leads', 'leads.id', 'next_actions.lead_id')
    .select([
      'next_actions.id as id',
      'next_actions.owner_id as ownerId',
      'next_actions.due_at as dueAt',
      'leads.id as leadId',
      'leads.name as leadName',
      'leads.organisation as organisation',
    ])
    .where('next_actions.state', '=', 'open')
    .where('next_actions.kind', '=', 'callback')
    .where('next_actions.owner_id', 'is not', null)
    .where('next_actions.overdue_notified_at', 'is', null)
    .where('next_actions.due_at', '<=', until)
    .where('leads.in_call', 'is', null)
    .where('leads.status', 'not in', [...closedStatuses])
    .where((is) => is.or([is('leads.held_back', 'is', null), is('leads.held_back', '!=', 'do-not-call')]))
    .orderBy('next_actions.due_at')
    .limit(batch)
    .forUpdate('next_actions')
    .skipLocked()

const tell = async (tx: Tx, deps: Deps, kind: 'callback-soon' | 'callback-overdue', rows: readonly Promised[]) => {
  for (const { id, ownerId, dueAt, leadId, leadName, organisation } of rows) {
    const data = { actionId: id, leadId, leadName, organisation, dueAt: dueAt.toISOString() }
    await notify(tx, deps, { userId: ownerId, kind, data })
  }
}

/**
 * Reminds owners of promised callbacks that are near, and tells them of those that were missed (not called within the
 * minutes that still count as kept). Each is told once: the mark and the notification are one transaction.
 */
export const remindOfCallbacks = async (deps: Deps): Promise<void> => {
  const { rules } = await readSettings(deps.db)
  const now = deps.clock.now()
  const soon = new Date(now.getTime() + rules.notifyBeforeCallbackMinutes * MINUTE)
  const missed = new Date(now.getTime() - rules.callbackKeptMinutes * MINUTE)
  for (let more = true; more; ) {
    more = await deps.db.transaction().execute(async (tx) => {
      const late = (await promisedUntil(tx, missed).execute()) as Promised[]
      if (late.length > 0) {
        const marks = { notified_at: now, overdue_notified_at: now }
        await tx
          .updateTable('next_actions')
          .set(marks)
          .where(
            'id',
            'in',
            late.map(({ id }) => id),
          )
          .execute()
        await tell(tx, deps, 'callback-overdue', late)
      }
      const near = (await promisedUntil(tx, soon)
        .where('next_actions.notified_at', 'is', null)
        .where('next_actions.due_at', '>', missed)
        .execute()) as Promised[]
      if (near.length > 0) {
        await tx
          .updateTable('next_actions')
          .set({ notified_at: now })
          .where(
            'id',
            'in',
            near.map(({ id }) => id),
          )
          .execute()
        await tell(tx, deps, 'callback-soon', near)
      }
      return late.length === batch || near.length === batch
    })
  }
}
