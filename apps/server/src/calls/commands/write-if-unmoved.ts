import type { CallFacts } from '@telehub/domain'
import { sql } from 'kysely'
import { type NamedCallRow, presentCall } from '../../call-views/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Queryable } from '../../platform/db/db.ts'
import { prepared } from '../../platform/db/prepared.ts'
import { notifyOf, writeEventFrom } from '../../platform/event-log/append.ts'
import type { Verdict } from '../../telephony/index.ts'
import { eventOf } from '../changes.ts'
import type { CallAtIntake } from '../intake.ts'
import { columnsOf } from '../store.ts'

interface Written {
  before: CallFacts
  after: CallFacts
  message: { id: number; verdict: Verdict; detail: string | null }
}

/**
 * Writes a call's new facts, what came of the message that brought them, and the event, in one statement: if the call still
 * stands as it was read, and else nothing. In a transaction the call is held from then on. Answers the call as it is then,
 * or null. `from` names the sender of the notification.
 */
export const writeIfUnmoved = async (
  db: Queryable,
  clock: Clock,
  call: CallAtIntake,
  { before, after, message }: Written,
  from = '',
): Promise<NamedCallRow | null> => {
  const now = clock.now()
  const changes = { ...columnsOf(call, after, now), last_news_at: now }
  const changed = { ...call, ...changes } as CallAtIntake
  const view = presentCall(changed, { maskPhones: call.mask_phones })
  const audience = { userId: call.agent_id, teamId: call.team_id }
  const update = db
    .updateTable('calls')
    .set(changes)
    .where('id', '=', call.id)
    .where(sql<boolean>`xmin = ${call.version}::xid`)
    .returning('id')
  const { rows } = await sql`${prepared}
    with changed as (${update}),
    settled as (
      update carrier_events set verdict = ${message.verdict}, detail = ${message.detail}
      where id = ${message.id} and exists (select 1 from changed)),
    said as (${writeEventFrom('changed', clock, eventOf(before, after) ?? 'call:changed', { call: view }, audience)})
    ${notifyOf('said', from)}`.execute(db)
  return rows.length > 0 ? changed : null
}
