import { randomUUID } from 'node:crypto'
import { absorb, type CallFact, type CallFacts, type CallOutcome, newCall, talkSecondsOf } from '@telehub/domain'
import { columnsOf } from '../src/calls/store.ts'
import type { BulkLead } from '../src/leads/index.ts'
import { insertLeads, placeLeadsOfPhone, settleAttempt, startAttempt } from '../src/leads/index.ts'
import { readSettings } from '../src/settings/index.ts'
import { presenceOfCall } from '../src/team/index.ts'
import type { Person } from './people.ts'
import type { TestServer } from './server.ts'

let numbers = 9_820_000_000

/** A number that nobody has had yet. */
export const nextPhone = (): string => `+91${++numbers}`

/** A lead of an agent, or with `owner: null` of the team's pool; answers its id. */
export const addLead = async (
  server: TestServer,
  lead: { owner: Person | null; teamId?: number; phones?: readonly string[] } & Partial<Omit<BulkLead, 'phones'>>,
): Promise<number> => {
  const { db } = server.wiring
  const now = server.clock.now()
  const { owner, teamId, phones, ...more } = lead
  return db.transaction().execute(async (tx) => {
    const settings = (await readSettings(tx)).rules
    const [id] = await insertLeads(tx, { settings, now }, [
      {
        externalSystem: null,
        externalId: null,
        name: 'Sunita Pawar',
        organisation: 'Zilla Parishad School',
        designation: null,
        decisionMaker: null,
        email: null,
        city: 'Nashik',
        district: null,
        state: null,
        pin: null,
        language: null,
        source: 'import',
        campaignId: null,
        status: 'new',
        score: 70,
        vip: false,
        expectedValue: null,
        budget: null,
        ownerId: owner?.id ?? null,
        teamId: teamId ?? owner?.teamId ?? null,
        notes: '',
        custom: {},
        createdAt: new Date(now.getTime() - 10 * 86_400_000),
        lastContactAt: null,
        ...more,
        phones: (phones ?? [nextPhone()]).map((phone) => ({
          phone,
          raw: phone,
          type: 'mobile' as const,
          placeholder: false,
        })),
      },
    ])
    if (!id) throw new Error('no lead')
    return id
  })
}

const minute = 60_000

/** What the carrier would have told of a call that began at `at` and came out so, two minutes later. */
export const factsOf = (outcome: CallOutcome, at: Date, talkSeconds = 90): CallFacts => {
  const later = (ms: number) => new Date(at.getTime() + ms)
  const answered: CallFact[] = [
    { kind: 'customer-answered', at: later(30_000) },
    { kind: 'talk-time', at: later(30_000 + talkSeconds * 1000), seconds: talkSeconds },
  ]
  const facts: CallFact[] = [
    { kind: 'accepted', at, carrierCallId: randomUUID() },
    { kind: 'agent-answered', at: later(10_000) },
    ...(outcome === 'answered' ? answered : []),
    { kind: 'ended', at: later(outcome === 'answered' ? 30_000 + talkSeconds * 1000 : minute), reason: outcome },
  ]
  return facts.reduce(absorb, newCall(at))
}

/** A call that has ended (or with other `facts`, stands elsewhere), with what its end made of the lead, the phone and the agent. */
export const addCall = async (
  server: TestServer,
  input: { agent: Person; leadId: number; outcome?: CallOutcome; facts?: CallFacts; phone?: string; keeps?: number },
): Promise<string> => {
  const { db } = server.wiring
  const deps = { clock: server.clock }
  const now = server.clock.now()
  const { agent, leadId } = input
  const outcome = input.outcome ?? 'answered'
  const facts = input.facts ?? factsOf(outcome, new Date(now.getTime() - 3 * minute))
  const id = randomUUID()
  await db.transaction().execute(async (tx) => {
    const lead = await tx.selectFrom('leads').selectAll().where('id', '=', leadId).executeTakeFirstOrThrow()
    const first = await tx
      .selectFrom('lead_phones')
      .select('phone')
      .where('lead_id', '=', leadId)
      .orderBy('position')
      .executeTakeFirstOrThrow()
    const phone = input.phone ?? first.phone
    const columns = columnsOf({ phase: 'queued', reopened: false } as never, facts, now)
    await tx
      .insertInto('calls')
      .values({
        id,
        lead_id: leadId,
        agent_id: agent.id,
        team_id: agent.teamId,
        campaign_id: lead.campaign_id,
        phone,
        agent_phone: agent.phone ?? '+919810000099',
        carrier: 'exotel',
        line: '+918000000000',
        callback_secret: 'secret',
        requested_at: facts.requestedAt,
        submitted_at: facts.requestedAt,
        keeps_action_id: input.keeps ?? null,
        last_news_at: now,
        ...columns,
      } as never)
      .execute()
    const at = facts.requestedAt
    await startAttempt(tx, { callId: id, leadId, phone, at, exempt: input.keeps !== undefined })
    if (facts.endedAt) {
      const answered = outcome === 'answered'
      await settleAttempt(tx, deps, {
        callId: id,
        leadId,
        answered,
        contactAt: answered ? facts.customerAnsweredAt : null,
        endedAt: facts.endedAt,
        talkSeconds: talkSecondsOf(facts) ?? 0,
      })
    }
    await presenceOfCall(tx, server.clock, { agentId: agent.id, state: facts.endedAt ? 'wrapping' : 'on-call' })
    await placeLeadsOfPhone(tx, deps, [phone])
  })
  return id
}

/** The lead as stored. */
export const leadOf = (server: TestServer, id: number) =>
  server.wiring.db.selectFrom('leads').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** The lead's actions, oldest first. */
export const actionsOf = (server: TestServer, leadId: number) =>
  server.wiring.db.selectFrom('next_actions').selectAll().where('lead_id', '=', leadId).orderBy('id').execute()

/** Every event of the log, oldest first. */
export const eventsOf = async (server: TestServer, type?: string) => {
  const rows = await server.wiring.db.selectFrom('event_log').selectAll().orderBy('xid').orderBy('id').execute()
  return type ? rows.filter((row) => row.type === type) : rows
}
