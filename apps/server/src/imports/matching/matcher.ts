import { type DuplicateDecision, decideDuplicate, type LeadRecord, mergeLead } from '@telehub/domain'
import type { BulkPhone, KnownLead } from '../../leads/index.ts'
import { recordOfKnown, recordOfRow } from './lead-records.ts'
import type { ReadyRow } from './ready-row.ts'

/** A lead while a piece of the file is matched: stored before, or to be created by a row of this file. */
export type WorkingLead = {
  id: string
  known: KnownLead | null
  record: LeadRecord
  phones: BulkPhone[]
  newPhones: BulkPhone[]
  changed: boolean
  /** The row that creates it; null for a stored lead. */
  row: Extract<ReadyRow, { rejected: null }> | null
  /** Given to a stored lead that had no owner. */
  ownerId: number | null
}
type Outcome = 'created' | 'updated' | 'merged' | 'unchanged'
export type MatchResult = { outcome: Outcome; lead: WorkingLead; sharedWith: number }

/** What earlier rows of this import did to stored leads. */
export type ImportMemory = {
  /** A row of this import came to this lead before. */
  touched(id: number): boolean
  /** This import created the lead. */
  created(id: number): boolean
}

/**
 * Decides row by row what becomes of it, as the rows before it left things. The first row of a file that comes to a stored lead brings news and
 * replaces; later ones only fill gaps. Otherwise two rows that differ would overwrite each other again at every import of the same file.
 */
export class Matcher {
  readonly #memory: ImportMemory
  readonly #byId = new Map<string, WorkingLead>()
  readonly #byExternal = new Map<string, WorkingLead[]>()
  readonly #byPhone = new Map<string, WorkingLead[]>()
  readonly #byEmail = new Map<string, WorkingLead[]>()
  readonly #touched = new Set<string>()

  constructor(memory: ImportMemory) {
    this.#memory = memory
  }

  get leads(): Iterable<WorkingLead> {
    return this.#byId.values()
  }

  /** Leads found in the database; those already here keep what rows made of them. */
  know(leads: readonly KnownLead[]) {
    for (const known of leads) {
      const id = `k${known.id}`
      if (this.#byId.has(id)) continue
      this.#add({
        id,
        known,
        record: recordOfKnown(known),
        phones: [...known.phones],
        newPhones: [],
        changed: false,
        row: null,
        ownerId: null,
      })
    }
  }

  match(row: Extract<ReadyRow, { rejected: null }>): MatchResult {
    const incoming = recordOfRow(row.lead, row.campaignId)
    const near = this.#near(incoming)
    const decision: DuplicateDecision =
      near.length === 0
        ? { kind: 'create' }
        : decideDuplicate(
            incoming,
            near.map((lead) => ({ ...lead.record, id: lead.id })),
          )
    switch (decision.kind) {
      case 'create':
        return { outcome: 'created', lead: this.#create(row, incoming), sharedWith: 0 }
      case 'shared-phone':
        return { outcome: 'created', lead: this.#create(row, incoming), sharedWith: decision.sharedWith.length }
      case 'update':
      case 'merge': {
        const lead = this.#byId.get(decision.id) as WorkingLead
        const ofThisFile = lead.known === null || this.#memory.created(lead.known.id)
        const changed = this.#merge(lead, row, incoming)
        if (!changed && !ofThisFile) return { outcome: 'unchanged', lead, sharedWith: 0 }
        return { outcome: decision.kind === 'update' && !ofThisFile ? 'updated' : 'merged', lead, sharedWith: 0 }
      }
    }
  }

  #near(incoming: LeadRecord): WorkingLead[] {
    const found = new Set<WorkingLead>()
    for (const lead of this.#byExternal.get(externalKey(incoming)) ?? []) found.add(lead)
    for (const phone of incoming.phones) for (const lead of this.#byPhone.get(phone) ?? []) found.add(lead)
    if (incoming.email) for (const lead of this.#byEmail.get(incoming.email) ?? []) found.add(lead)
    return [...found]
  }

  #create(row: Extract<ReadyRow, { rejected: null }>, record: LeadRecord): WorkingLead {
    const lead: WorkingLead = {
      id: `r${row.rowNumber}`,
      known: null,
      record,
      phones: [...row.lead.phones],
      newPhones: [],
      changed: true,
      row,
      ownerId: row.ownerId,
    }
    this.#add(lead)
    return lead
  }

  /** True when the row told something new. */
  #merge(lead: WorkingLead, row: Extract<ReadyRow, { rejected: null }>, incoming: LeadRecord): boolean {
    const again = lead.known === null || this.#touched.has(lead.id) || this.#memory.touched(lead.known.id)
    this.#touched.add(lead.id)
    const merged = mergeLead(lead.record, incoming, again ? 'fill' : 'newer')
    const added = row.lead.phones.filter((phone) => !lead.phones.some((other) => other.phone === phone.phone))
    const owner = row.ownerId !== null && (lead.known?.ownerId ?? null) === null && lead.ownerId === null
    if (owner) lead.ownerId = row.ownerId
    if (merged.changed.length === 0 && !owner) return false
    lead.record = merged.lead
    lead.phones.push(...added)
    lead.newPhones.push(...added)
    lead.changed = true
    this.#index(lead)
    return true
  }

  #add(lead: WorkingLead) {
    this.#byId.set(lead.id, lead)
    this.#index(lead)
  }

  #index(lead: WorkingLead) {
    put(this.#byExternal, externalKey(lead.record), lead)
    for (const phone of lead.record.phones) put(this.#byPhone, phone, lead)
    put(this.#byEmail, lead.record.email ?? '', lead)
  }
}

const externalKey = (record: LeadRecord) =>
  record.externalId ? `${record.externalSystem ?? ''} ${record.externalId}` : ''

function put(index: Map<string, WorkingLead[]>, key: string, lead: WorkingLead) {
  if (key === '') return
  const leads = index.get(key)
  if (!leads) index.set(key, [lead])
  else if (!leads.includes(lead)) leads.push(lead)
}
