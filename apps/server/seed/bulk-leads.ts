import {
  defaultSettings,
  type LeadFacts,
  type LeadStatus,
  type NextActionKind,
  placeInQueue,
  priorities,
  queueGroups,
  type Settings,
} from '@telehub/domain'
import { searchText } from '../src/leads/index.ts'
import { makeRandom, type Random } from './random.ts'
import { designations, firstNames, lastNames, places, schoolKinds, schoolNames, sources } from './words.ts'

export interface BulkOptions {
  count: number
  seed?: number
  now: Date
  /** Who the leads are spread over; most belong to an agent, the rest to the pool of a team. */
  owners: readonly { id: number; teamId: number }[]
  campaigns: readonly number[]
  firstId?: number
  rules?: Settings
}

export const leadColumns = [
  ...[
    'id',
    'name',
    'organisation',
    'designation',
    'email',
    'city',
    'state',
    'language',
    'source',
    'campaign_id',
    'status',
  ],
  ...[
    'score',
    'owner_id',
    'team_id',
    'notes',
    'created_at',
    'updated_at',
    'last_contact_at',
    'last_attempt_at',
    'attempts',
  ],
  ...[
    'next_action_kind',
    'next_action_at',
    'vip',
    'priority',
    'age_mark',
    'queue_group',
    'held_back',
    'held_until',
    'because',
  ],
  ...['replace_at', 'call_phone', 'search'],
] as const
export const phoneColumns = ['lead_id', 'position', 'phone', 'raw', 'type'] as const

const day = 86_400_000
const poolShare = 0.1

/** One made-up lead: the values of `leadColumns` and of its phones' `phoneColumns`. */
export interface MadeLead {
  lead: readonly unknown[]
  phones: readonly (readonly unknown[])[]
}

/** Makes believable leads one by one; the same options make the same leads. Nothing in them is a real person's. */
export function* makeBulkLeads(options: BulkOptions): Generator<MadeLead> {
  const random = makeRandom(options.seed ?? 7)
  const rules = options.rules ?? defaultSettings
  const firstId = options.firstId ?? 1
  for (let index = 0; index < options.count; index++) yield makeOne(random, options, rules, firstId + index)
}

const statusOf = (random: Random, contacted: boolean, attempted: boolean): LeadStatus => {
  if (!attempted) return 'new'
  if (!contacted) return random.chance(0.9) ? 'attempting' : 'unreachable'
  return random.zipf<LeadStatus>([
    'contacted',
    'interested',
    'follow-up',
    'not-interested',
    'visit-scheduled',
    'converted',
    'already-customer',
    'do-not-call',
  ])
}

const actionOf = (random: Random, status: LeadStatus): NextActionKind | null => {
  if (status === 'follow-up') return random.pick(['callback', 'follow-up'])
  if (status === 'visit-scheduled') return 'visit'
  if (status === 'attempting') return random.chance(0.7) ? 'retry' : null
  return status === 'interested' && random.chance(0.5) ? 'follow-up' : null
}

const phoneOf = (random: Random, id: number): string =>
  // The id keeps two leads apart, mixed so that neighbours do not look alike.
  `+91${6 + random.below(4)}${String((id * 387_420_489) % 1_000_000_000).padStart(9, '0')}`

function makeOne(random: Random, options: BulkOptions, rules: Settings, id: number): MadeLead {
  const now = options.now.getTime()
  const place = random.zipf(places)
  const name = `${random.zipf(firstNames)} ${random.zipf(lastNames)}`
  const organisation = random.chance(0.8)
    ? `${random.zipf(schoolNames)} ${random.zipf(schoolKinds)} ${random.chance(0.6) ? place.city : `No ${1 + random.below(400)}`}`
    : ''
  const createdAt = new Date(now - Math.floor(random.next() ** 3 * 400 * day) - 1000)
  const age = now - createdAt.getTime()
  const attempts = random.chance(0.45) ? 1 + random.below(5) : 0
  const lastAttemptAt = attempts > 0 ? new Date(now - Math.floor(random.next() ** 2 * age)) : null
  const lastContactAt = lastAttemptAt && random.chance(0.55) ? lastAttemptAt : null
  const status = statusOf(random, lastContactAt !== null, attempts > 0)
  const kind = actionOf(random, status)
  const dueAt = kind ? new Date(now + Math.floor((random.next() - 0.4) * 10 * day)) : null
  const owner = random.pick(options.owners)
  const pooled = random.chance(poolShare)
  const phone = phoneOf(random, id)
  const phones = random.chance(0.15) ? [phone, phoneOf(random, id + 500_000_000)] : [phone]
  const score = random.chance(0.1) ? null : Math.round(Math.sqrt(random.next()) * 100)
  const source = random.zipf(sources)
  const facts: LeadFacts = {
    status,
    score,
    vip: random.chance(0.01),
    createdAt,
    lastContactAt,
    lastAttemptAt,
    doNotCall: false,
    phones: phones.map(() => ({ callable: true, attempts: [] })),
    openAction: kind && dueAt ? { kind, dueAt, promised: kind === 'callback' } : null,
    escalated: false,
    escalationReturned: false,
    inCall: false,
  }
  const placed = placeInQueue(facts, rules, options.now)
  const campaign = options.campaigns.length > 0 && random.chance(0.8) ? random.zipf(options.campaigns) : null
  const email = random.chance(0.3) ? `${name.toLowerCase().replace(/\W+/g, '.')}.${id}@example.org` : null
  const notes = random.chance(0.2) ? `Asked about ${random.pick(['fees', 'the syllabus', 'a visit', 'books'])}` : ''
  const lead = [
    ...[id, name, organisation, random.zipf(designations), email, place.city, place.state, place.language, source],
    ...[campaign, status, score, pooled ? null : owner.id, owner.teamId, notes, createdAt, createdAt],
    ...[lastContactAt, lastAttemptAt, attempts, kind, dueAt, facts.vip, priorities.indexOf(placed.priority)],
    ...[placed.ageMark, placed.group === null ? null : queueGroups.indexOf(placed.group), placed.heldBack],
    ...[placed.heldUntil, placed.because && JSON.stringify(placed.because), placed.changesAt, phone],
    searchText(name, organisation, phones),
  ]
  return { lead, phones: phones.map((each, position) => [id, position, each, each, 'mobile']) }
}
