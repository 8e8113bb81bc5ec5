import { type DayCounts, dayEnd, dayStart } from '@telehub/domain'
import { sql } from 'kysely'
import type { Queryable } from '../platform/db/db.ts'
import type { AllSettings } from '../settings/index.ts'

export type Rules = AllSettings['rules']
/** The counts of today as the domain's `countToday` defines them, with the callbacks that stand open. */
export type Today = Pick<DayCounts, 'attempted' | 'connected' | 'conversations' | 'talkSeconds'> & {
  callbacksDue: number
  callbacksOverdue: number
}

export const noCounts: Today = {
  attempted: 0,
  connected: 0,
  conversations: 0,
  talkSeconds: 0,
  callbacksDue: 0,
  callbacksOverdue: 0,
}

export const addCounts = (a: Today, b: Today): Today => ({
  attempted: a.attempted + b.attempted,
  connected: a.connected + b.connected,
  conversations: a.conversations + b.conversations,
  talkSeconds: a.talkSeconds + b.talkSeconds,
  callbacksDue: a.callbacksDue + b.callbacksDue,
  callbacksOverdue: a.callbacksOverdue + b.callbacksOverdue,
})

// domain talkSecondsOf: the carrier's own figure, else from the answer to the end, both put into the order they must have had.
const talkSeconds = sql`case
  when talk_seconds is not null then greatest(0, talk_seconds)
  when customer_answered_at is null or ended_at is null then 0
  else floor(extract(epoch from greatest(ended_at, requested_at)
    - greatest(requested_at, least(customer_answered_at, greatest(ended_at, requested_at))))) end`

/** Today's counts of some agents, in two reads along the indexes by agent; whoever did nothing today is absent. */
export const dayCountsOf = async (
  db: Queryable,
  agentIds: readonly number[],
  rules: Pick<Rules, 'zone' | 'conversationSeconds'>,
  now: Date,
): Promise<Map<number, Today>> => {
  const from = dayStart(rules.zone, now)
  const until = dayEnd(rules.zone, now)
  const counts = new Map<number, Today>()
  const calls = await sql<
    { agentId: number } & Pick<Today, 'attempted' | 'connected' | 'conversations' | 'talkSeconds'>
  >`
    select agent_id as "agentId", count(*) as attempted, count(*) filter (where connected) as connected,
      count(*) filter (where connected and talk >= ${rules.conversationSeconds}) as conversations,
      coalesce(sum(talk), 0)::bigint as "talkSeconds"
    from (
      select agent_id, ${talkSeconds} as talk,
        (customer_answered_at is not null or talk_seconds > 0 or coalesce(end_reason = 'answered', false)) is true as connected
      from calls
      where agent_id = any (${[...agentIds]}::bigint[]) and requested_at >= ${from} and requested_at < ${until}
        and submission = 'accepted') c
    group by agent_id`.execute(db)
  for (const { agentId, ...row } of calls.rows) counts.set(agentId, { ...noCounts, ...row })
  const callbacks = await sql<{ agentId: number; due: number; overdue: number }>`
    select owner_id as "agentId", count(*) filter (where due_at >= ${now}) as due, count(*) filter (where due_at < ${now}) as overdue
    from next_actions
    where owner_id = any (${[...agentIds]}::bigint[]) and state = 'open' and kind = 'callback' and due_at < ${until}
    group by owner_id`.execute(db)
  for (const { agentId, due, overdue } of callbacks.rows) {
    counts.set(agentId, { ...(counts.get(agentId) ?? noCounts), callbacksDue: due, callbacksOverdue: overdue })
  }
  return counts
}
