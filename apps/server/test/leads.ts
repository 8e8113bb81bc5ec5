import type { LeadStatus, PhoneType } from '@telehub/domain'
import { type BulkLead, insertLeads } from '../src/leads/index.ts'
import { readSettings } from '../src/settings/index.ts'
import type { TestServer } from './server.ts'

export type MakeLead = Partial<Omit<BulkLead, 'phones'>> & {
  phones?: readonly (string | { phone: string; type: PhoneType })[]
}

let made = 0

/** Leads as an import would write them, placed in the queue; what is not given is made up. Answers their ids in order. */
export const makeLeads = async (server: TestServer, leads: readonly MakeLead[]): Promise<number[]> => {
  const { db } = server.wiring
  const now = server.clock.now()
  const rows = leads.map((lead): BulkLead => {
    const number = ++made
    const phones = (lead.phones ?? [`+9198${String(10_000_000 + number)}`]).map((phone) =>
      typeof phone === 'string' ? { phone, type: 'mobile' as const } : phone,
    )
    return {
      externalSystem: null,
      externalId: null,
      name: `Lead ${number}`,
      organisation: '',
      designation: null,
      decisionMaker: null,
      email: null,
      city: null,
      district: null,
      state: null,
      pin: null,
      language: null,
      source: 'Website',
      campaignId: null,
      status: 'new' satisfies LeadStatus,
      score: 70,
      vip: false,
      expectedValue: null,
      budget: null,
      ownerId: null,
      teamId: null,
      notes: '',
      custom: {},
      createdAt: now,
      lastContactAt: null,
      ...lead,
      phones: phones.map((each) => ({ ...each, raw: each.phone, placeholder: false })),
    }
  })
  const { rules } = await readSettings(db)
  return db.transaction().execute((tx) => insertLeads(tx, { settings: rules, now }, rows))
}

export const makeLead = async (server: TestServer, lead: MakeLead = {}): Promise<number> => {
  const [id] = await makeLeads(server, [lead])
  if (id === undefined) throw new Error('No lead was made')
  return id
}
