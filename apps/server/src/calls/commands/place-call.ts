import { randomBytes } from 'node:crypto'
import type { CallView } from '@telehub/contracts'
import {
  choosePhone,
  effectiveHours,
  isLive,
  type LeadStatus,
  type MayCallFacts,
  mayCall,
  type Settings,
} from '@telehub/domain'
import { v7 as uuidv7 } from 'uuid'
import { presentCall } from '../../call-views/index.ts'
import { campaignHours } from '../../campaigns/index.ts'
import {
  type LeadForCall,
  lockPhonesOfLead,
  placeLeadsOfPhone,
  readLeadForCall,
  startAttempt,
  unlockLead,
} from '../../leads/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { transact } from '../../platform/db/transact.ts'
import { appendEvent } from '../../platform/event-log/append.ts'
import type { Caller } from '../../platform/http/serve.ts'
import { Refusal } from '../../platform/refusal.ts'
import { firstOpenAction } from '../../schedule/index.ts'
import { masksFor, readSettings } from '../../settings/index.ts'
import { type Agent, presenceOfCall, readAgent } from '../../team/index.ts'
import type { DialError } from '../../telephony/index.ts'
import { attemptOf } from '../consequences.ts'
import type { CallDeps } from '../deps.ts'
import { mayCallLead } from '../policy.ts'
import { failureSentence, noLineSetUp, refusalOf } from '../sentences.ts'
import { findCall, insertCall, isPhoneInCall, lockAgentCalls, openCallsOfAgent } from '../store.ts'
import { tellCall } from './absorb-facts.ts'
import { submitCall } from './submit-call.ts'

export interface PlaceCall {
  leadId: number
  phonePosition?: number | undefined
  redialReason?: string | undefined
}

/**
 * Calls a lead: refuses with the first reason there is, or writes the call and then asks the carrier. The call stands before
 * the carrier is asked; whoever crashes in between leaves a call that the reconciler settles. Answers the call as it stands
 * after the carrier's reply; a carrier's no is a refusal too, and the call stays in the history.
 */
export const placeCall = async (deps: CallDeps, caller: Caller, input: PlaceCall): Promise<CallView> => {
  const { carrier } = deps.line
  if (!carrier) throw noLineSetUp()
  const via = { name: carrier.name, line: carrier.line }
  const callId = await transact(deps.db, (tx) => reserve(tx, deps, caller, input, via)).catch((error: unknown) => {
    throw guardRefusal(error) ?? error
  })
  const submitted = await submitCall(deps, callId)
  if (submitted?.error?.placed === 'no') throw refusalOfCarrier(submitted.error, callId)
  const { workspace } = await readSettings(deps.db)
  const row = submitted?.row ?? (await mustFind(deps, callId))
  return presentCall(row, { maskPhones: masksFor(caller, workspace) })
}

const mustFind = async ({ db }: CallDeps, callId: string) => {
  const row = await findCall(db, callId)
  if (!row) throw new Error(`Call ${callId} is gone`)
  return row
}

const reserve = async (
  tx: Tx,
  deps: CallDeps,
  caller: Caller,
  input: PlaceCall,
  via: { name: string; line: string },
): Promise<string> => {
  const now = deps.clock.now()
  await lockAgentCalls(tx, caller.userId)
  const agent = await readAgent(tx, caller.userId)
  await lockPhonesOfLead(tx, input.leadId)
  const lead = await readLeadForCall(tx, input.leadId)
  if (!agent || !mayCallLead(caller, lead.row)) throw new Refusal('not-found', 'There is no such lead.')
  const { rules } = await readSettings(tx)
  const promise = await promiseDue(tx, lead, agent, rules, now)
  const phone = phoneToDial(lead, input, rules, now, promise)
  const facts = await gather(tx, deps, { agent, lead, phone, rules, promised: promise !== null, input })
  const answer = mayCall(facts, rules, now)
  if (!answer.ok) throw refusalOf(answer)
  if (!phone || !agent.phone) throw new Error('A call was allowed without a phone')

  const row = await insertCall(tx, {
    id: uuidv7(),
    lead_id: lead.row.id,
    agent_id: agent.id,
    team_id: agent.teamId,
    campaign_id: lead.row.campaign_id,
    phone: phone.phone,
    agent_phone: agent.phone,
    carrier: via.name,
    line: via.line,
    callback_secret: randomBytes(24).toString('base64url'),
    keeps_action_id: promise?.id ?? null,
    redial_reason: input.redialReason ?? null,
    requested_at: now,
  })
  await startAttempt(tx, attemptOf(row))
  await unlockLead(tx, { leadId: lead.row.id, userId: agent.id })
  await placeLeadsOfPhone(tx, deps, [phone.phone])
  await presenceOfCall(tx, deps.clock, { agentId: agent.id, state: 'on-call' })
  await tellCall(tx, deps, 'call:started', {
    ...row,
    lead_name: lead.row.name,
    organisation: lead.row.organisation,
    agent_name: agent.name,
  })
  const audience = { userId: lead.row.owner_id ?? agent.id, teamId: lead.row.team_id ?? agent.teamId }
  await appendEvent(tx, deps.clock, 'lead:changed', { leadId: lead.row.id, ownerId: lead.row.owner_id }, audience)
  return row.id
}

type Promised = { id: number; phone: string | null } | null

/** The callback that this call keeps: open, due, and promised by this agent or by nobody in particular. */
const promiseDue = async (tx: Tx, lead: LeadForCall, agent: Agent, rules: Settings, now: Date): Promise<Promised> => {
  const until = now.getTime() + rules.callbackKeptMinutes * 60_000
  const first = await firstOpenAction(tx, lead.row.id)
  const due =
    first?.kind === 'callback' &&
    first.dueAt.getTime() <= until &&
    (first.ownerId === null || first.ownerId === agent.id)
      ? first
      : null
  return due ? { id: due.id, phone: due.details.phone ?? null } : null
}

/** The asked-for phone, the promised one, or the one that is free soonest; the first of all when none can be called. */
const phoneToDial = (lead: LeadForCall, input: PlaceCall, rules: Settings, now: Date, promise: Promised) => {
  if (input.phonePosition !== undefined) {
    const asked = lead.phones.find(({ position }) => position === input.phonePosition)
    if (!asked) throw new Refusal('no-phone', 'This lead has no such number.')
    return asked
  }
  const promised = lead.phones.find(({ phone, callable }) => callable && phone === promise?.phone)
  if (promised) return promised
  const chosen = choosePhone(lead.phones, rules, now, { promised: promise !== null })
  return chosen?.phone ?? lead.phones[0] ?? null
}

interface Gathering {
  agent: Agent
  lead: LeadForCall
  phone: LeadForCall['phones'][number] | null
  rules: Settings
  promised: boolean
  input: PlaceCall
}

const gather = async (tx: Tx, deps: CallDeps, given: Gathering): Promise<MayCallFacts> => {
  const { agent, lead, phone, rules } = given
  const open = await openCallsOfAgent(tx, agent.id)
  const live = open.filter((call) => isLive(call.phase))
  const { escalated_at: escalatedAt, escalation_returned_at: returnedAt } = lead.row
  return {
    lead: {
      status: lead.row.status as LeadStatus,
      doNotCall: false,
      escalated: escalatedAt !== null && (returnedAt === null || returnedAt < escalatedAt),
      lock: lead.lock,
    },
    phone: phone && {
      state: phone.callable || phone.doNotCall ? phone.state : 'dead',
      doNotCall: phone.doNotCall,
      inCall: await isPhoneInCall(tx, phone.phone),
      attempts: phone.attempts,
    },
    agent: {
      id: agent.id,
      hasPhone: agent.phone !== null,
      onCall: live.some((call) => call.submission !== 'unknown'),
      undisposedCall: open.some((call) => call.phase === 'wrapping'),
      unsettledSubmission: live.some((call) => call.submission === 'unknown'),
    },
    hours: effectiveHours(rules, await campaignHours(tx, lead.row.campaign_id)),
    promised: given.promised,
    redialReason: given.input.redialReason ?? null,
    carrier: deps.line.state(),
  }
}

/** The indexes are the last guard: two tabs that both passed the rules still place one call. */
const guardRefusal = (error: unknown): Refusal | null => {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  if (code !== '23505') return null
  const refused = { ok: false, freesAt: null, params: {} } as const
  if (constraint === 'calls_one_per_agent') return refusalOf({ ...refused, refusal: 'already-on-call' })
  return constraint === 'calls_one_per_phone' ? refusalOf({ ...refused, refusal: 'phone-busy' }) : null
}

const refusalOfCarrier = (error: DialError, callId: string): Refusal => {
  const code =
    error.failure === 'do-not-disturb' ? 'do-not-call' : isAboutCall(error) ? 'carrier-refused' : 'carrier-down'
  const more = { freesAt: error.retryAt, params: { callId, reason: error.failure } }
  return new Refusal(code, failureSentence(error.failure), more)
}

const isAboutCall = (error: DialError): boolean => error.failure === 'bad-request'
