import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { copyBulkLeads } from '../../apps/server/seed/copy-leads.ts'
import { makeAccessTokens } from '../../apps/server/src/auth/tokens.ts'

export interface SignedIn {
  id: number
  /** A fresh access token. */
  token(): string
}
export interface Prepared {
  agent: SignedIn
  admin: SignedIn
}

const agents = 30
const teams = 4

/** Teams, agents, campaigns and that many leads; an agent and an admin are signed in. */
export const prepare = async (url: string, leads: number, secret: string): Promise<Prepared> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set search_path = telehub, public')
    await client.query(`insert into teams (name) select 'Team ' || n from generate_series(1, ${teams}) n`)
    await client.query(`
      insert into users (email, name, role, team_id, password_hash)
      select 'agent' || n || '@bench.example', 'Agent ' || n, 'agent', 1 + n % ${teams}, '-' from generate_series(1, ${agents}) n
      union all select 'admin@bench.example', 'Admin', 'admin', null, '-'`)
    await client.query(`insert into campaigns (name) select 'Campaign ' || n from generate_series(1, 8) n`)
    const { rows: owners } = await client.query<{ id: string; team_id: string }>(
      `select id, team_id from users where role = 'agent' order by id`,
    )
    const { rows: campaigns } = await client.query<{ id: string }>('select id from campaigns order by id')
    await copyBulkLeads(client, {
      count: leads,
      now: new Date(),
      owners: owners.map((owner) => ({ id: Number(owner.id), teamId: Number(owner.team_id) })),
      campaigns: campaigns.map(({ id }) => Number(id)),
    })
    const { rows: admins } = await client.query<{ id: string }>(`select id from users where role = 'admin'`)
    return {
      agent: await signIn(client, Number(owners[4]?.id), secret),
      admin: await signIn(client, Number(admins[0]?.id), secret),
    }
  } finally {
    await client.end()
  }
}

const signIn = async (client: pg.Client, id: number, secret: string): Promise<SignedIn> => {
  const session = uuid()
  await client.query(
    `insert into sessions (id, user_id, token_hash, created_at, last_used_at, expires_at)
     values ($1, $2, $3, now(), now(), now() + interval '1 day')`,
    [session, id, randomBytes(32)],
  )
  const tokens = makeAccessTokens(secret, { now: () => new Date() })
  return { id, token: () => tokens.sign(id, session).accessToken }
}
