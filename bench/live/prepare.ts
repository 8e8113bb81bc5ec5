import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import { makeAccessTokens } from '../../apps/server/src/auth/tokens.ts'
import { type NamedCallRow, presentCall } from '../../apps/server/src/call-views/index.ts'
import type { BenchCall, Person, Size } from './plan.ts'

export interface Prepared {
  people: Person[]
  calls: BenchCall[]
  warmUp: BenchCall[]
}

const warmUpCalls = 200

const insertMany = async (
  pool: pg.Pool,
  table: string,
  columns: Record<string, string>,
  rows: unknown[][],
): Promise<number[]> => {
  const names = Object.keys(columns)
  const { rows: made } = await pool.query<{ id: number }>(
    `insert into ${table} (${names.join(', ')}) select * from unnest(${names.map((name, i) => `$${i + 1}::${columns[name]}[]`).join(', ')}) returning ${table === 'telehub.sessions' || table === 'telehub.calls' ? '0 as id' : 'id'}`,
    names.map((_, i) => rows.map((row) => row[i])),
  )
  return made.map((row) => Number(row.id))
}

/** Signed-in agents and managers of one team, each agent with calls that the carrier has just begun to dial. */
export const prepare = async (pool: pg.Pool, size: Size, seconds: number, secret: string): Promise<Prepared> => {
  const now = new Date()
  const [teamId] = await insertMany(pool, 'telehub.teams', { name: 'text' }, [[`Bench ${size.agents}`]])
  const total = size.agents + size.managers
  const ids = await insertMany(
    pool,
    'telehub.users',
    { email: 'text', name: 'text', role: 'text', team_id: 'bigint', phone: 'text', password_hash: 'text' },
    Array.from({ length: total }, (_, i) => [
      `p${i}.${size.agents}@bench.example`,
      `Person ${i}`,
      i < size.agents ? 'agent' : 'manager',
      teamId,
      `+9170${String(i).padStart(8, '0')}`,
      '-',
    ]),
  )
  const sessions = ids.map((id) => ({ id, session: uuid() }))
  const expires = new Date(now.getTime() + 86_400_000)
  await insertMany(
    pool,
    'telehub.sessions',
    {
      id: 'uuid',
      user_id: 'bigint',
      token_hash: 'bytea',
      created_at: 'timestamptz',
      last_used_at: 'timestamptz',
      expires_at: 'timestamptz',
    },
    sessions.map(({ id, session }) => [session, id, randomBytes(32), now, now, expires]),
  )
  const tokens = makeAccessTokens(secret, { now: () => new Date() })
  const people: Person[] = sessions.map(({ id, session }, i) => ({
    token: tokens.sign(id, session).accessToken,
    role: i < size.agents ? 'agent' : 'manager',
  }))

  // Three messages a call. An agent has one open call; further ones count as come back after they had been given up.
  const measured = Math.ceil((size.perSecond * seconds) / 3)
  const count = measured + warmUpCalls
  const leadIds = await insertMany(
    pool,
    'telehub.leads',
    { name: 'text', organisation: 'text', owner_id: 'bigint', team_id: 'bigint', search: 'text' },
    Array.from({ length: count }, (_, i) => [`Lead ${i}`, 'A school', ids[i % size.agents], teamId, `lead ${i}`]),
  )
  await pool.query(
    `insert into telehub.lead_phones (lead_id, position, phone, raw, type)
      select id, 0, '+9180' || lpad(id::text, 8, '0'), '', 'mobile' from unnest($1::bigint[]) as l(id)`,
    [leadIds],
  )
  const calls: BenchCall[] = leadIds.map((_, i) => ({
    id: uuid(),
    secret: randomBytes(16).toString('hex'),
    carrierCallId: randomBytes(16).toString('hex'),
    agentIndex: i % size.agents,
  }))
  await insertMany(
    pool,
    'telehub.calls',
    {
      id: 'uuid',
      lead_id: 'bigint',
      agent_id: 'bigint',
      team_id: 'bigint',
      phone: 'text',
      agent_phone: 'text',
      carrier: 'text',
      line: 'text',
      carrier_call_id: 'text',
      callback_secret: 'text',
      requested_at: 'timestamptz',
      submission: 'text',
      submitted_at: 'timestamptz',
      dialled_at: 'timestamptz',
      phase: 'text',
      last_news_at: 'timestamptz',
      check_at: 'timestamptz',
      reopened: 'boolean',
    },
    calls.map((call, i) => [
      call.id,
      leadIds[i],
      ids[i % size.agents],
      teamId,
      `+9180${String(leadIds[i]).padStart(8, '0')}`,
      `+9170${String(i).padStart(8, '0')}`,
      'exotel',
      'bench',
      call.carrierCallId,
      call.secret,
      now,
      'accepted',
      now,
      now,
      'dialling',
      now,
      new Date(now.getTime() + 3_600_000),
      i >= size.agents,
    ]),
  )
  // What placing a call leaves behind: the lead is held, the phone has an attempt, the agent is on the call.
  await pool.query('update telehub.leads l set in_call = c.id from telehub.calls c where c.lead_id = l.id')
  await pool.query(`insert into telehub.phone_attempts (phone, call_id, lead_id, at, exempt)
    select phone, id, lead_id, requested_at, false from telehub.calls`)
  await pool.query(
    `insert into telehub.presence (user_id, state, since, chosen, last_seen_at)
      select id, 'on-call', $2, 'available', $2 from unnest($1::bigint[]) as a(id)`,
    [ids.slice(0, size.agents), now],
  )
  await pool.query(
    'create table if not exists bench_calls (id uuid primary key, agent text not null, state text, body jsonb, view jsonb not null)',
  )
  await pool.query('create table if not exists bench_seen (call_id uuid, step text, primary key (call_id, step))')
  const { rows } = await pool.query<NamedCallRow>(
    `select c.*, l.name as lead_name, l.organisation, u.name as agent_name
      from telehub.calls c join telehub.leads l on l.id = c.lead_id join telehub.users u on u.id = c.agent_id
      where c.id = any($1)`,
    [calls.map((call) => call.id)],
  )
  const views = new Map(rows.map((row) => [row.id, presentCall(row, { maskPhones: false })]))
  await pool.query(
    'insert into bench_calls (id, agent, view) select * from unnest($1::uuid[], $2::text[], $3::jsonb[])',
    [
      calls.map((call) => call.id),
      calls.map((call) => `agent-${call.agentIndex}`),
      calls.map((call) => JSON.stringify(views.get(call.id))),
    ],
  )
  await pool.query('analyze')
  return { people, calls: calls.slice(0, measured), warmUp: calls.slice(measured) }
}
