import { ProviderError } from '../../platform/refusal.ts'
import type { LookUp, Told } from '../port.ts'
import { type Account, ask, pathOf } from './account.ts'
import { factsOf } from './facts.ts'
import type { Fields } from './fields.ts'
import { readTime, writeTime } from './ist-time.ts'
import { readReply } from './read-reply.ts'
import { readCallId, readRecordingUrl, readSeconds } from './translate.ts'

/** How far the carrier's clock may differ from ours, and how long it may take to write down a call. */
const beforeMs = 120_000
const afterMs = 180_000
const mostPages = 20

/** What Exotel knows of a call now (exotel.md §3); null when it has no such call. Throws ProviderError. */
export const lookUp = async (account: Account, query: LookUp): Promise<Told | null> => {
  const sid = query.kind === 'call' ? query.carrierCallId : await findSubmission(account, query)
  if (sid === null) return null
  const url = pathOf(account, `Calls/${encodeURIComponent(sid)}.json`)
  url.searchParams.set('details', 'true')
  const reply = await ask(account, url)
  if (reply === null) return null
  const fields = readReply(reply.body)
  if (!fields?.has('Sid')) throw new ProviderError('unreadable-reply', 'Exotel described no call', true)
  return { body: reply.body, translation: translateDetails(fields, account.clock.now()) }
}

const translateDetails = (fields: Fields, receivedAt: Date): Told['translation'] => {
  const carrierCallId = readCallId(fields.get('Sid'))
  const legs = [fields.get('Details[Leg1Status]') ?? null, fields.get('Details[Leg2Status]') ?? null] as const
  return {
    transport: 'poll',
    carrierCallId,
    callRef: fields.get('CustomField') ?? null,
    ...factsOf({
      carrierCallId,
      status: fields.get('Status') ?? null,
      event: null,
      legs,
      tellsLegs: fields.has('Details[Leg1Status]'),
      createdAt: readTime(fields.get('DateCreated')),
      updatedAt: readTime(fields.get('DateUpdated')),
      endedAt: readTime(fields.get('EndTime')),
      conversationSeconds: readSeconds(fields.get('Details[ConversationDuration]')),
      recordingUrl: readRecordingUrl(fields.get('RecordingUrl')),
      receivedAt,
    }),
  }
}

interface Listed {
  Sid?: unknown
  From?: unknown
  To?: unknown
  DateCreated?: unknown
  CustomField?: unknown
}

/**
 * Finds a call whose reply was lost. The list is filtered by time alone and matched here, by the last ten digits: a filter
 * whose number format Exotel does not share would hide the call, and the lead would be called twice.
 */
const findSubmission = async (
  account: Account,
  query: Extract<LookUp, { kind: 'submission' }>,
): Promise<string | null> => {
  const from = new Date(query.submittedAt.getTime() - beforeMs)
  const until = new Date(query.submittedAt.getTime() + afterMs)
  let url: URL | null = pathOf(account, 'Calls.json')
  url.searchParams.set('DateCreated', `gte:${writeTime(from)};lte:${writeTime(until)}`)
  url.searchParams.set('SortBy', 'DateCreated:asc')
  url.searchParams.set('PageSize', '100')
  for (let page = 0; url !== null; page++) {
    if (page === mostPages) throw new ProviderError('list-too-long', 'Exotel lists too many calls', true)
    const reply = await ask(account, url)
    const list = reply && parseList(reply.body)
    if (!list) throw new ProviderError('unreadable-reply', 'Exotel listed no calls', true)
    const found = list.calls.find((call) => isSubmission(call, query))
    if (found) return readCallId(String(found.Sid))
    url = list.next === null ? null : new URL(list.next, account.origin)
  }
  return null
}

const parseList = (body: string): { calls: Listed[]; next: string | null } | null => {
  try {
    const list = JSON.parse(body) as { Calls?: unknown; Metadata?: { NextPageUri?: unknown } | null }
    if (!Array.isArray(list.Calls)) return null
    const next = list.Metadata?.NextPageUri
    return {
      calls: list.Calls as Listed[],
      next: typeof next === 'string' && next !== '' && next !== 'null' ? next : null,
    }
  } catch {
    return null
  }
}

const isSubmission = (call: Listed, query: Extract<LookUp, { kind: 'submission' }>): boolean => {
  if (readCallId(String(call.Sid ?? '')) === null || query.others.includes(String(call.Sid))) return false
  if (typeof call.CustomField === 'string' && call.CustomField === query.callId) return true
  return sameNumber(call.From, query.agentPhone) && sameNumber(call.To, query.customerPhone)
}

/** `+919876543210` and `09876543210` are one phone. */
const sameNumber = (told: unknown, phone: string): boolean => {
  const digits = String(told ?? '').replace(/\D/g, '')
  return digits.length >= 10 && digits.slice(-10) === phone.replace(/\D/g, '').slice(-10)
}
