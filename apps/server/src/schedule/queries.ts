import type { NextActionView, QueryOf } from '@telehub/contracts'
import { dayEnd } from '@telehub/domain'
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Queryable } from '../platform/db/db.ts'
import type { Schema } from '../platform/db/schema.ts'
import { formatPageCursor, parsePageCursor } from '../platform/http/page-cursor.ts'
import type { Caller } from '../platform/http/serve.ts'
import { masksFor, readSettings } from '../settings/index.ts'
import { type ActionRow, actionView } from './present.ts'

type Query = QueryOf<'GET /api/next-actions'>
type Builder = ExpressionBuilder<Schema, 'next_actions' | 'leads'>

/** What the caller may see at all: agents their own and the pool's on leads they may call, managers their team's, admins all. */
export const visibleTo =
  (caller: Pick<Caller, 'userId' | 'role' | 'teamId'>) =>
  (is: Builder): Expression<SqlBool> => {
    switch (caller.role) {
      case 'admin':
        return is.lit(true)
      case 'manager':
        return caller.teamId === null ? is.lit(false) : is('next_actions.team_id', '=', caller.teamId)
      case 'agent':
        return is.or([
          is('next_actions.owner_id', '=', caller.userId),
          is.and([
            is('next_actions.owner_id', 'is', null),
            is('next_actions.team_id', 'is not distinct from', caller.teamId),
            is.or([
              is('leads.owner_id', '=', caller.userId),
              is.and([
                is('leads.owner_id', 'is', null),
                is.or([is('leads.team_id', 'is', null), is('leads.team_id', '=', caller.teamId ?? 0)]),
              ]),
            ]),
          ]),
        ])
    }
  }

// A manager's own list holds the escalations of the team: they have no other owner.
const mine =
  (caller: Caller) =>
  (is: Builder): Expression<SqlBool> => {
    const owned = is('next_actions.owner_id', '=', caller.userId)
    if (caller.role === 'agent') return owned
    return is.or([
      owned,
      is.and([
        is('next_actions.kind', '=', 'escalation'),
        is('next_actions.owner_id', 'is', null),
        visibleTo(caller)(is),
      ]),
    ])
  }

const base = (db: Queryable) =>
  db
    .selectFrom('next_actions')
    .innerJoin('leads', 'leads.id', 'next_actions.lead_id')
    .leftJoin('users', 'users.id', 'next_actions.owner_id')
    .select([
      'next_actions.id as id',
      'leads.id as leadId',
      'leads.name as leadName',
      'leads.organisation as organisation',
      'next_actions.kind as kind',
      'next_actions.due_at as dueAt',
      'next_actions.owner_id as ownerId',
      'users.name as ownerName',
      'next_actions.state as state',
      'next_actions.details as details',
      'next_actions.created_at as createdAt',
    ])

/** Open actions, soonest first, a page at a time. */
export const listActions = async (
  db: Queryable,
  caller: Caller,
  query: Query,
  now: Date,
): Promise<{ items: NextActionView[]; nextCursor: string | null }> => {
  const { workspace, rules } = await readSettings(db)
  const tonight = dayEnd(rules.zone, now)
  const after = parsePageCursor(query.cursor, ['instant', 'number'] as const)
  let rows = base(db)
    .where('next_actions.state', '=', 'open')
    .where(visibleTo(caller))
    .orderBy('next_actions.due_at')
    .orderBy('next_actions.id')
    .limit(query.limit + 1)
  if (query.scope === 'mine') rows = rows.where(mine(caller))
  if (query.kind?.length) rows = rows.where('next_actions.kind', 'in', query.kind)
  if (query.when === 'overdue') rows = rows.where('next_actions.due_at', '<', now)
  if (query.when === 'today')
    rows = rows.where('next_actions.due_at', '>=', now).where('next_actions.due_at', '<', tonight)
  if (query.when === 'later') rows = rows.where('next_actions.due_at', '>=', tonight)
  if (after)
    rows = rows.where(sql<SqlBool>`(next_actions.due_at, next_actions.id) > (${after[0]}, ${after[1]}::bigint)`)
  const found = (await rows.execute()) as ActionRow[]
  const page = found.slice(0, query.limit)
  const last = found.length > query.limit ? page.at(-1) : undefined
  return {
    items: page.map((row) => actionView(row, now, masksFor(caller, workspace))),
    nextCursor: last ? formatPageCursor([last.dueAt.toISOString(), last.id]) : null,
  }
}

/** One action of any state, or null when there is none that the caller may see. */
export const findAction = async (
  db: Queryable,
  caller: Caller,
  id: number,
  now: Date,
): Promise<NextActionView | null> => {
  const row = (await base(db).where('next_actions.id', '=', id).where(visibleTo(caller)).executeTakeFirst()) as
    | ActionRow
    | undefined
  return row ? show(db, caller, row, now) : null
}

/** An action that the caller has just changed, seen or not from now on: who gives it away still hears what became of it. */
export const showAction = async (db: Queryable, caller: Caller, id: number, now: Date): Promise<NextActionView> =>
  show(db, caller, (await base(db).where('next_actions.id', '=', id).executeTakeFirstOrThrow()) as ActionRow, now)

const show = async (db: Queryable, caller: Caller, row: ActionRow, now: Date): Promise<NextActionView> =>
  actionView(row, now, masksFor(caller, (await readSettings(db)).workspace))
