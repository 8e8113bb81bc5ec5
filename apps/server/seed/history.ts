import type { Settings } from '@telehub/domain'
import { v7 as uuid } from 'uuid'
import { type BulkLead, insertLeads, placeLeads } from '../src/leads/index.ts'
import type { Tx } from '../src/platform/db/db.ts'
import { makeRandom, type Random } from './random.ts'
import { type PastCall, type Story, tellStory } from './stories.ts'
import { designations, firstNames, lastNames, places, schoolKinds, schoolNames, sources } from './words.ts'

export interface DemoAgent {
  id: number
  teamId: number
  phone: string
  city: string
}

interface Seeded {
  lead: BulkLead
  story: Story
  agent: DemoAgent
}

const hour = 3_600_000
const day = 24 * hour
const zoneOffset = 5.5 * hour
const [opens, closes] = [10, 19]

/** The same moment when the office is open; else a moment of the working day before (`back`) or after, the same for the same input. */
const inOffice = (at: number, back: boolean): number => {
  const wall = at + zoneOffset
  const midnight = Math.floor(wall / day) * day
  const hourOfDay = (wall - midnight) / hour
  if (hourOfDay >= opens && hourOfDay < closes) return at
  const shift = back ? (hourOfDay < opens ? -day : 0) : hourOfDay < opens ? 0 : day
  // Where in the night it fell decides where in the day it lands.
  const night = hourOfDay < opens ? hourOfDay + 24 - closes : hourOfDay - closes
  const landed = opens + (night / (24 - closes + opens)) * (closes - opens)
  return midnight + shift + landed * hour - zoneOffset
}
const leadsPerAgent = 75
const poolShare = 0.12

const makeLead = (random: Random, index: number, agent: DemoAgent, campaigns: readonly number[], now: Date): Seeded => {
  const story = tellStory(random)
  const place = random.chance(0.5)
    ? (places.find((each) => each.city === agent.city) ?? random.zipf(places))
    : random.zipf(places)
  const name = `${random.zipf(firstNames)} ${random.zipf(lastNames)}`
  // A range for fiction does not exist in India: these reach only the sandbox carrier.
  const phone = `+919000${String(100_000 + index * 37).padStart(6, '0')}`
  const lead: BulkLead = {
    externalSystem: 'demo',
    externalId: `D-${index + 1}`,
    name,
    organisation: `${random.zipf(schoolNames)} ${random.zipf(schoolKinds)} ${place.city}`,
    designation: random.zipf(designations),
    decisionMaker: random.chance(0.4) ? random.chance(0.7) : null,
    email: random.chance(0.4) ? `${name.toLowerCase().replace(/\W+/g, '.')}${index}@school.example` : null,
    city: place.city,
    district: null,
    state: place.state,
    pin: null,
    language: place.language,
    source: random.zipf(sources),
    campaignId: random.zipf(campaigns),
    status: story.status,
    score: Math.round(40 + random.next() * 60),
    vip: random.chance(0.03),
    expectedValue: random.chance(0.3) ? 25_000 * (1 + random.below(12)) : null,
    budget: null,
    ownerId: story.calls.length === 0 && random.chance(poolShare) ? null : agent.id,
    teamId: agent.teamId,
    notes: '',
    custom: {},
    createdAt: new Date(now.getTime() - story.age * hour),
    lastContactAt: null,
    phones: [{ phone, raw: phone, type: 'mobile', placeholder: false }],
  }
  return { lead, story, agent }
}

/** What is due about now stays so, at any hour: a demo has something to do whenever it is started. */
const dueAt = (now: Date, inHours: number): Date => {
  const at = now.getTime() + inHours * hour
  return new Date(Math.abs(inHours) < 2 ? at : inOffice(at, inHours < 0))
}

/** Every call happened: the facts are those that the carrier would have told. */
const callRow = (past: PastCall, { lead, agent }: Seeded, leadId: number, now: Date) => {
  const requestedAt = new Date(inOffice(now.getTime() - past.hoursAgo * hour, true))
  const after = (seconds: number) => new Date(requestedAt.getTime() + seconds * 1000)
  const answered = past.outcome === 'answered'
  const ringSeconds = 12
  const end = ringSeconds + 6 + past.talkSeconds + (answered ? 0 : 24)
  return {
    id: uuid({ msecs: requestedAt.getTime() }),
    lead_id: leadId,
    agent_id: agent.id,
    team_id: agent.teamId,
    campaign_id: lead.campaignId,
    phone: lead.phones[0]?.phone ?? '',
    agent_phone: agent.phone,
    carrier: 'exotel',
    line: 'demo',
    callback_secret: '',
    requested_at: requestedAt,
    submission: 'accepted',
    submitted_at: requestedAt,
    dialled_at: requestedAt,
    agent_answered_at: after(5),
    customer_answered_at: answered ? after(ringSeconds + 6) : null,
    ended_at: after(end),
    end_reason: past.outcome,
    talk_seconds: past.talkSeconds,
    disposed_at: after(end + 25),
    phase: 'closed',
    outcome: past.outcome,
    last_news_at: after(end),
    disposition: past.code,
    notes: past.notes,
  }
}

const inChunks = async <T>(rows: readonly T[], write: (chunk: T[]) => Promise<unknown>) => {
  for (let from = 0; from < rows.length; from += 500) await write(rows.slice(from, from + 500))
}

/** Leads with what has happened to them, spread over the agents. The same at every reset, but for the times. */
export const seedHistory = async (
  tx: Tx,
  input: { agents: readonly DemoAgent[]; campaigns: readonly number[]; settings: Settings; now: Date },
): Promise<void> => {
  const { now, settings, agents, campaigns } = input
  const random = makeRandom(2027)
  const seeded = agents.flatMap((agent, position) =>
    Array.from({ length: leadsPerAgent }, (_, index) =>
      makeLead(random, position * leadsPerAgent + index, agent, campaigns, now),
    ),
  )
  const ids = await insertLeads(
    tx,
    { settings, now },
    seeded.map((each) => each.lead),
  )
  const told = seeded.map((each, index) => {
    const leadId = ids[index] as number
    const calls = each.story.calls
      .map((past) => callRow(past, each, leadId, now))
      .sort((a, b) => +a.requested_at - +b.requested_at)
    return { ...each, leadId, calls }
  })
  const calls = told.flatMap((each) => each.calls)
  await inChunks(calls, (chunk) => tx.insertInto('calls').values(chunk).execute())
  await inChunks(calls, (chunk) =>
    tx
      .insertInto('dispositions')
      .values(
        chunk.map((call) => ({
          call_id: call.id,
          lead_id: call.lead_id,
          code: call.disposition,
          notes: call.notes,
          given_by: call.agent_id,
          given_at: call.disposed_at,
        })),
      )
      .execute(),
  )
  await inChunks(calls, (chunk) =>
    tx
      .insertInto('phone_attempts')
      .values(
        chunk.map((call) => ({
          phone: call.phone,
          lead_id: call.lead_id,
          call_id: call.id,
          at: call.requested_at,
          answered: call.customer_answered_at !== null,
          ended_at: call.ended_at,
        })),
      )
      .execute(),
  )
  const actions = told.flatMap(({ story, leadId, agent, calls: own }) =>
    story.next
      ? [
          {
            lead_id: leadId,
            call_id: own.at(-1)?.id ?? null,
            kind: story.next.kind,
            due_at: dueAt(now, story.next.inHours),
            owner_id: story.next.kind === 'retry' ? null : agent.id,
            team_id: agent.teamId,
            details: JSON.stringify(story.next.details ?? {}),
            created_at: own.at(-1)?.disposed_at ?? now,
          },
        ]
      : [],
  )
  await inChunks(actions, (chunk) => tx.insertInto('next_actions').values(chunk).execute())
  const due = new Map(actions.map((action) => [action.lead_id, action]))
  for (const { leadId, calls: own } of told) {
    if (own.length === 0) continue
    const action = due.get(leadId)
    await tx
      .updateTable('leads')
      .set({
        attempts: own.length,
        last_attempt_at: own.at(-1)?.requested_at ?? null,
        last_contact_at: own.findLast((call) => call.customer_answered_at)?.customer_answered_at ?? null,
        next_action_kind: action?.kind ?? null,
        next_action_at: action?.due_at ?? null,
      })
      .where('id', '=', leadId)
      .execute()
  }
  await placeLeads(tx, { clock: { now: () => now } }, ids, settings)
}
