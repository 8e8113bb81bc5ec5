import type { LeadIdentity } from './duplicate.ts'
import type { LeadStatus } from './status.ts'

/** What an import knows of a lead. Null, blank and an empty list all mean "not said". */
export type LeadRecord = LeadIdentity & {
  readonly designation: string | null
  readonly decisionMaker: boolean | null
  readonly city: string | null
  readonly district: string | null
  readonly state: string | null
  readonly pinCode: string | null
  readonly language: string | null
  readonly source: string | null
  readonly campaign: string | null
  readonly status: LeadStatus | null
  readonly score: number | null
  readonly vip: boolean | null
  readonly expectedValue: number | null
  readonly budget: number | null
  readonly notes: string | null
  readonly custom: Readonly<Record<string, string>>
}

/** `newer`: what comes in replaces what is known. `fill`: it only fills gaps, as for a second row of the same file. */
export type MergeMode = 'newer' | 'fill'

export type MergedLead = {
  readonly lead: LeadRecord
  /** The fields that differ from before; empty when nothing does. */
  readonly changed: readonly (keyof LeadRecord)[]
}

const plainFields = [
  'name',
  'organisation',
  'email',
  'designation',
  'decisionMaker',
  'city',
  'district',
  'state',
  'pinCode',
  'language',
  'source',
  'campaign',
  'score',
  'vip',
  'expectedValue',
  'budget',
] as const satisfies readonly (keyof LeadRecord)[]

/**
 * Joins an incoming record into a known one, field by field. Never erases by a blank; phones are added behind the known ones;
 * notes are added once; the external id stays; work done here outlives the CRM's status, save for do-not-call, which holds.
 * Merging the same record twice changes nothing the second time.
 */
export function mergeLead(existing: LeadRecord, incoming: LeadRecord, mode: MergeMode = 'newer'): MergedLead {
  const plain = Object.fromEntries(
    plainFields.map((field) => [field, choose(existing[field], incoming[field], mode)]),
  ) as Pick<LeadRecord, (typeof plainFields)[number]>
  const lead: LeadRecord = {
    ...plain,
    ...(isBlank(existing.externalId) ? externalOf(incoming) : externalOf(existing)),
    phones: [...new Set([...existing.phones, ...incoming.phones])],
    status: mergeStatus(existing.status, incoming.status),
    notes: mergeNotes(existing.notes, incoming.notes),
    custom: mergeCustom(existing.custom, incoming.custom, mode),
  }
  const fields = Object.keys(lead) as (keyof LeadRecord)[]
  return { lead, changed: fields.filter((field) => !sameValue(existing[field], lead[field])) }
}

// The id and its system go together or not at all.
const externalOf = ({ externalId, externalSystem }: LeadRecord): Pick<LeadRecord, 'externalId' | 'externalSystem'> => ({
  externalId,
  ...(externalSystem === undefined ? {} : { externalSystem }),
})

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

function choose<T>(known: T, told: T, mode: MergeMode): T {
  if (isBlank(told)) return known
  return isBlank(known) || mode === 'newer' ? told : known
}

function mergeStatus(known: LeadStatus | null, told: LeadStatus | null): LeadStatus | null {
  if (told === 'do-not-call' || known === null) return told
  return known === 'new' && told !== null ? told : known
}

function mergeNotes(known: string | null, told: string | null): string | null {
  if (isBlank(told) || told === null) return known
  if (isBlank(known) || known === null) return told
  return known.includes(told.trim()) ? known : `${known}\n${told.trim()}`
}

function mergeCustom(known: LeadRecord['custom'], told: LeadRecord['custom'], mode: MergeMode): LeadRecord['custom'] {
  const merged: Record<string, string> = { ...known }
  for (const [name, value] of Object.entries(told)) merged[name] = choose(known[name] ?? '', value, mode)
  return merged
}

function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const left = Object.entries(a)
  const right = b as Record<string, unknown>
  return left.length === Object.keys(b).length && left.every(([name, value]) => right[name] === value)
}
