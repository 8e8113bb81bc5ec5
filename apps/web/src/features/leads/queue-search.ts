import type { leadSorts as Sorts } from '@telehub/contracts'
import {
  type AgeMark,
  ageMarks,
  type LeadStatus,
  leadStatuses,
  type Priority,
  priorities,
  type Role,
} from '@telehub/domain'
import { fromLocalInput } from '@/lib/zone.ts'

/** The same words as the contract's; only types of it come to the browser. */
export const sorts = ['queue', 'priority', 'score', 'last-contact', 'created'] as const satisfies typeof Sorts
export type LeadSort = (typeof sorts)[number]
/** `escalated` is no scope of the server: it shows what waits for a manager. */
export const views = ['mine', 'all', 'escalated'] as const
export type QueueView = (typeof views)[number]

/** What the address of the queue says. Absent: no filter, or the default of the role. */
export interface QueueSearch {
  scope?: QueueView
  q?: string
  status?: LeadStatus[]
  priority?: Priority[]
  min?: number
  max?: number
  source?: string[]
  campaign?: number[]
  age?: AgeMark[]
  owner?: number[]
  vip?: true
  /** Days of the organisation, `2026-11-24`, both included. */
  from?: string
  to?: string
  sort?: LeadSort
  /** The lead that is open. */
  lead?: number
}

/** Goes to another search. `replace` leaves no step for the back button. */
export type SetSearch = (next: QueueSearch, how?: { replace?: boolean }) => void

export interface FiltersProps {
  search: QueueSearch
  onSearch: SetSearch
}

type Raw = Record<string, unknown>

/** Signs that no text has, and no text in the database may have. */
const hasControls = (value: string): boolean => [...value].some((sign) => sign < ' ' || sign === '\u007f')

const parts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : value === undefined || value === null ? [] : String(value).split(','))
    .map((part) => String(part).trim())
    .filter(Boolean)
    .slice(0, 50)
const among = <T extends string>(words: readonly T[], value: unknown): T[] =>
  words.filter((word) => parts(value).includes(word))
const one = <T extends string>(words: readonly T[], value: unknown): T | undefined =>
  words.find((word) => word === value)
const ids = (value: unknown): number[] =>
  parts(value)
    .map(Number)
    .filter((n) => Number.isSafeInteger(n) && n > 0)
const score = (value: unknown): number | undefined => {
  const n = value === undefined || value === '' ? Number.NaN : Number(value)
  return Number.isInteger(n) && n >= 0 && n <= 100 ? n : undefined
}
const day = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined

/** Reads the address. What makes no sense is left out, so a mistyped or old link still opens the queue. */
export function parseQueueSearch(raw: Raw): QueueSearch {
  const read = {
    scope: one(views, raw.scope),
    q: typeof raw.q === 'string' && !hasControls(raw.q) ? raw.q.slice(0, 100) : undefined,
    status: among(leadStatuses, raw.status),
    priority: among(priorities, raw.priority),
    min: score(raw.min),
    max: score(raw.max),
    source: parts(raw.source).filter((one) => !hasControls(one) && one.length <= 120),
    campaign: ids(raw.campaign),
    age: among(ageMarks, raw.age),
    owner: ids(raw.owner),
    vip: raw.vip === true || raw.vip === 'true' ? (true as const) : undefined,
    from: day(raw.from),
    to: day(raw.to),
    sort: one(sorts, raw.sort),
    lead: ids(raw.lead)[0],
  }
  return compact(read)
}

/** Without what says nothing: undefined, empty texts and empty lists. */
function compact(read: { [K in keyof QueueSearch]: QueueSearch[K] | undefined }): QueueSearch {
  const said = Object.entries(read).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(said)
}

export const filterNames = [
  'status',
  'priority',
  'score',
  'source',
  'campaign',
  'age',
  'owner',
  'vip',
  'created',
] as const
export type FilterName = (typeof filterNames)[number]

const fieldsOf: Record<FilterName, readonly (keyof QueueSearch)[]> = {
  status: ['status'],
  priority: ['priority'],
  score: ['min', 'max'],
  source: ['source'],
  campaign: ['campaign'],
  age: ['age'],
  owner: ['owner'],
  vip: ['vip'],
  created: ['from', 'to'],
}

/** The filters that narrow the list now. */
export const activeFilters = (search: QueueSearch): FilterName[] =>
  filterNames.filter((name) => fieldsOf[name].some((field) => search[field] !== undefined))

/** The search without one of its filters, or without all of them. */
export function withoutFilters(search: QueueSearch, names: readonly FilterName[] = filterNames): QueueSearch {
  const gone = names.flatMap((name) => fieldsOf[name])
  return compact(
    Object.fromEntries(Object.entries(search).filter(([field]) => !gone.includes(field as keyof QueueSearch))),
  )
}

/** Puts a change into the search; `undefined` and empty lists take a filter away. */
export const withChange = (
  search: QueueSearch,
  change: { [K in keyof QueueSearch]?: QueueSearch[K] | undefined },
): QueueSearch => compact({ ...search, ...change })

/** An agent starts with the own leads, whoever leads a team with all of them. */
export const viewOf = (search: QueueSearch, role: Role): QueueView =>
  role === 'agent' && search.scope === 'escalated' ? 'mine' : (search.scope ?? (role === 'agent' ? 'mine' : 'all'))

const lastMoment = (date: string): string | undefined => {
  const next = new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  const midnight = fromLocalInput(`${next}T00:00`)
  return midnight ? new Date(Date.parse(midnight) - 1).toISOString() : undefined
}

/** One letter finds nearly everything, slowly; signs alone are no words. */
export function isTooShort(typed: string): boolean {
  const text = typed.trim()
  if (/^[+\d०-९\s().\-/]+$/.test(text)) return (text.match(/\d|[०-९]/g)?.length ?? 0) < 3
  return (text.match(/[\p{L}\p{M}\p{N}]/gu)?.length ?? 0) < 2
}

/** The filters as the server knows them, without the sort. */
export function leadFilterOf(search: QueueSearch, role: Role) {
  const q = search.q?.trim() ?? ''
  return {
    scope: viewOf(search, role) === 'all' ? ('all' as const) : ('mine' as const),
    q: isTooShort(q) ? undefined : q,
    status: search.status,
    priority: search.priority,
    scoreMin: search.min,
    scoreMax: search.max,
    source: search.source,
    campaignId: search.campaign,
    ageMark: search.age,
    ownerId: search.owner,
    vip: search.vip,
    createdFrom: search.from && (fromLocalInput(`${search.from}T00:00`) ?? undefined),
    createdTo: search.to && lastMoment(search.to),
  }
}
export type LeadFilter = ReturnType<typeof leadFilterOf>

/** The filters and the sort: what one list is made of. Two searches with the same answer give equal values. */
export const leadQueryOf = (search: QueueSearch, role: Role) => ({
  ...leadFilterOf(search, role),
  sort: search.sort ?? ('queue' as const),
})
export type LeadQuery = ReturnType<typeof leadQueryOf>
