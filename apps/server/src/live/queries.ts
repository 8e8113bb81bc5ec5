import type { FloorAgent, FloorView } from '@telehub/contracts'
import type { Presence } from '@telehub/domain'
import { sql } from 'kysely'
import type { Clock } from '../platform/clock.ts'
import type { Db, Queryable } from '../platform/db/db.ts'
import { formatCursor } from '../platform/event-log/cursor.ts'
import { settledCursor } from '../platform/event-log/read.ts'
import type { Caller } from '../platform/http/serve.ts'
import { readSettings } from '../settings/index.ts'
import { addCounts, dayCountsOf, noCounts, type Today } from './day-counts.ts'

interface AgentRow {
  userId: number
  name: string
  teamId: number | null
  teamName: string | null
  presence: Presence
  reason: string | null
  since: Date
  callId: string | null
  leadId: number
  leadName: string
  organisation: string
  phase: string
  requestedAt: Date
  customerAnsweredAt: Date | null
  endedAt: Date | null
}

// Agents in scope, whoever is signed in or not, each with the one call that is not closed yet.
const agentsInScope = async (db: Queryable, caller: Pick<Caller, 'role' | 'teamId'>): Promise<AgentRow[]> => {
  const scope = caller.role === 'admin' ? sql`true` : sql`u.team_id = ${caller.teamId}`
  const { rows } = await sql<AgentRow>`
    select u.id as "userId", u.name, u.team_id as "teamId", t.name as "teamName",
      coalesce(p.state, 'offline') as presence, p.reason, coalesce(p.since, u.created_at) as since,
      c.id as "callId", c.lead_id as "leadId", l.name as "leadName", l.organisation, c.phase, c.requested_at as "requestedAt",
      c.customer_answered_at as "customerAnsweredAt", c.ended_at as "endedAt"
    from users u
      left join teams t on t.id = u.team_id
      left join presence p on p.user_id = u.id
      left join lateral (select * from calls where agent_id = u.id and phase <> 'closed'
        order by reopened, requested_at desc limit 1) c on true
      left join leads l on l.id = c.lead_id
    where u.role = 'agent' and u.disabled_at is null and ${scope}
    order by t.name nulls last, u.name, u.id`.execute(db)
  return rows
}

const agentView = (row: AgentRow, today: Today): FloorAgent => ({
  userId: row.userId,
  name: row.name,
  teamId: row.teamId,
  teamName: row.teamName,
  presence: row.presence,
  reason: row.reason,
  since: row.since.toISOString(),
  call:
    row.callId === null
      ? null
      : {
          id: row.callId,
          leadId: row.leadId,
          leadName: row.leadName,
          organisation: row.organisation,
          phase: row.phase,
          requestedAt: row.requestedAt.toISOString(),
          customerAnsweredAt: row.customerAnsweredAt?.toISOString() ?? null,
          endedAt: row.endedAt?.toISOString() ?? null,
        },
  today,
})

/**
 * The floor that the caller may see, as one snapshot, with its place in the event log taken from that same snapshot: every
 * event that the picture may lack comes after the cursor. Some that it already holds may come too, so folding is idempotent.
 */
export const readFloor = (deps: { db: Db; clock: Clock }, caller: Caller): Promise<FloorView> =>
  deps.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const cursor = await settledCursor(tx)
      const now = deps.clock.now()
      const { rules } = await readSettings(tx)
      const rows = await agentsInScope(tx, caller)
      const counts = await dayCountsOf(
        tx,
        rows.map(({ userId }) => userId),
        rules,
        now,
      )
      const agents = rows.map((row) => agentView(row, counts.get(row.userId) ?? noCounts))
      const today = agents.map((agent) => agent.today).reduce(addCounts, noCounts)
      return { cursor: formatCursor(cursor), now: now.toISOString(), agents, today }
    })

/** The caller's own counts of today. */
export const readOwnDay = async (deps: { db: Db; clock: Clock }, userId: number): Promise<Today> => {
  const { rules } = await readSettings(deps.db)
  return (await dayCountsOf(deps.db, [userId], rules, deps.clock.now())).get(userId) ?? noCounts
}
