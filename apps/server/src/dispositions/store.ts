import type { DispositionRequest } from '@telehub/contracts'
import type { DispositionCode, DispositionEffects, LeadStatus, NextActionKind, PhoneState } from '@telehub/domain'
import type { Queryable, Tx } from '../platform/db/db.ts'

/** The lead as it was before the call was first disposed: what a correction is decided on, and goes back to. */
export interface LeadBefore {
  status: LeadStatus
  language: string | null
  ownerId: number | null
  escalatedAt: Date | null
  escalationReturnedAt: Date | null
  /** Of the dialled phone; null when the lead had it no more. */
  phoneState: PhoneState | null
  openAction: { kind: NextActionKind; dueAt: Date } | null
}

export interface Disposition {
  id: number
  callId: string
  leadId: number
  code: DispositionCode
  notes: string
  givenBy: number
  givenAt: Date
  corrects: number | null
  request: DispositionRequest
  effects: DispositionEffects
  before: LeadBefore
}

type Row = Omit<Disposition, 'request' | 'effects' | 'before'> & { details: unknown }

const instantKeys = new Set(['dueAt', 'movedFrom', 'notifyAt', 'escalatedAt', 'escalationReturnedAt'])

const revive = (value: unknown, key = ''): unknown => {
  if (typeof value === 'string' && instantKeys.has(key)) return new Date(value)
  if (Array.isArray(value)) return value.map((each) => revive(each))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, revive(each, name)]))
}

const columns = [
  'id',
  'call_id as callId',
  'lead_id as leadId',
  'code',
  'notes',
  'given_by as givenBy',
  'given_at as givenAt',
  'corrects',
  'details',
] as const

const fromRow = ({ details, ...row }: Row): Disposition => {
  const { request, effects, before } = details as { request: DispositionRequest; effects: unknown; before: unknown }
  return {
    ...row,
    request,
    effects: revive(effects) as DispositionEffects,
    before: revive(before) as LeadBefore,
  }
}

/** Adds a disposition to the log of its call. The newest one holds; the earlier ones stay as they were. */
export const insertDisposition = async (tx: Tx, disposition: Omit<Disposition, 'id'>): Promise<number> => {
  const { request, effects, before } = disposition
  const { id } = await tx
    .insertInto('dispositions')
    .values({
      call_id: disposition.callId,
      lead_id: disposition.leadId,
      code: disposition.code,
      notes: disposition.notes,
      details: JSON.stringify({ request, effects, before }),
      given_by: disposition.givenBy,
      given_at: disposition.givenAt,
      corrects: disposition.corrects,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Every disposition of a call, oldest first. */
export const dispositionsOf = async (db: Queryable, callId: string): Promise<Disposition[]> =>
  (
    (await db.selectFrom('dispositions').select(columns).where('call_id', '=', callId).orderBy('id').execute()) as Row[]
  ).map(fromRow)
