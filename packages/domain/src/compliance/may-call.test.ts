import { describe, expect, test } from 'vitest'
import { closedStatuses } from '../leads/status.ts'
import { effectiveHours } from '../schedule/hours.ts'
import { defaultSettings as settings } from '../settings/default-settings.ts'
import type { PhoneAttempt } from './budget.ts'
import { type MayCallFacts, mayCall } from './may-call.ts'
import { type CallRefusal, callRefusals } from './words.ts'

/** A time in India. 23 November 2026 is a Monday. */
const ist = (text: string): Date => new Date(`${text}:00+05:30`)
const now = ist('2026-11-23T15:00')
const attempt = (at: string, more: Partial<PhoneAttempt> = {}): PhoneAttempt => ({
  at: ist(at),
  endedAt: ist(at),
  answered: false,
  conversation: false,
  promised: false,
  ...more,
})
const phone = { state: 'ok', doNotCall: false, inCall: false, attempts: [] } as const
const fine: MayCallFacts = {
  lead: { status: 'new', doNotCall: false, escalated: false, lock: null },
  phone,
  agent: { id: 1, hasPhone: true, onCall: false, undisposedCall: false, unsettledSubmission: false },
  hours: effectiveHours(settings),
  promised: false,
  redialReason: null,
  carrier: { up: true, retryAt: null },
}
const threeToday = ['10:00', '12:00', '14:00'].map((time) => attempt(`2026-11-23T${time}`))
const retryAt = ist('2026-11-23T15:02')
const lockedUntil = ist('2026-11-23T15:03')

/** For each refusal, the smallest change that causes it. */
const causes: Record<CallRefusal, (facts: MayCallFacts) => MayCallFacts> = {
  'do-not-call': (facts) => ({ ...facts, lead: { ...facts.lead, doNotCall: true } }),
  'outside-hours': (facts) => ({ ...facts, hours: effectiveHours(settings, { days: { mon: null } }) }),
  'no-attempts-left': (facts) => ({ ...facts, phone: { ...phone, ...facts.phone, attempts: threeToday } }),
  'too-soon': (facts) => ({
    ...facts,
    phone: { ...phone, ...facts.phone, attempts: [...(facts.phone?.attempts ?? []), attempt('2026-11-23T14:50')] },
  }),
  'already-on-call': (facts) => ({ ...facts, agent: { ...facts.agent, onCall: true } }),
  'call-not-disposed': (facts) => ({ ...facts, agent: { ...facts.agent, undisposedCall: true } }),
  'lead-locked': (facts) => ({ ...facts, lead: { ...facts.lead, lock: { agentId: 2, until: lockedUntil } } }),
  'lead-closed': (facts) => ({ ...facts, lead: { ...facts.lead, status: 'not-interested' } }),
  'lead-escalated': (facts) => ({ ...facts, lead: { ...facts.lead, escalated: true } }),
  'phone-busy': (facts) => ({ ...facts, phone: { ...phone, ...facts.phone, inCall: true } }),
  'no-phone': (facts) => ({ ...facts, phone: { ...phone, ...facts.phone, state: 'dead' } }),
  'agent-without-phone': (facts) => ({ ...facts, agent: { ...facts.agent, hasPhone: false } }),
  'submission-unsettled': (facts) => ({ ...facts, agent: { ...facts.agent, unsettledSubmission: true } }),
  'carrier-down': (facts) => ({ ...facts, carrier: { up: false, retryAt } }),
}
const frees: Partial<Record<CallRefusal, Date>> = {
  'outside-hours': ist('2026-11-24T10:00'),
  'no-attempts-left': ist('2026-11-24T10:00'),
  'too-soon': ist('2026-11-23T15:05'),
  'lead-locked': lockedUntil,
  'carrier-down': retryAt,
}

describe('mayCall', () => {
  test('says yes when nothing is against it', () => {
    expect(mayCall(fine, settings, now)).toEqual({ ok: true })
  })

  test.each(callRefusals)('refuses for %s alone, and says when it frees up', (refusal) => {
    expect(mayCall(causes[refusal](fine), settings, now)).toMatchObject({
      ok: false,
      refusal,
      freesAt: frees[refusal] ?? null,
    })
  })

  test('gives the first reason in the fixed order for every pair of reasons', () => {
    for (const [place, first] of callRefusals.entries()) {
      for (const second of callRefusals.slice(place + 1)) {
        expect(mayCall(causes[second](causes[first](fine)), settings, now)).toMatchObject({ refusal: first })
        expect(mayCall(causes[first](causes[second](fine)), settings, now)).toMatchObject({ ok: false })
      }
    }
  })

  test('never calls a number or a lead on the do-not-call list', () => {
    const number = { ...fine, phone: { ...phone, doNotCall: true } }
    const status = { ...fine, lead: { ...fine.lead, status: 'do-not-call' as const } }
    for (const facts of [number, status, { ...number, promised: true }]) {
      expect(mayCall(facts, settings, now)).toMatchObject({ refusal: 'do-not-call' })
    }
  })

  test('never calls a closed lead, but may call one that was won', () => {
    for (const status of closedStatuses) {
      expect(mayCall({ ...fine, lead: { ...fine.lead, status } }, settings, now).ok).toBe(false)
    }
    expect(mayCall({ ...fine, lead: { ...fine.lead, status: 'converted' } }, settings, now).ok).toBe(true)
  })

  test('one’s own lock, and one that has run out, lock nobody out', () => {
    const locked = (agentId: number, until: Date) => ({ ...fine, lead: { ...fine.lead, lock: { agentId, until } } })
    expect(mayCall(locked(1, lockedUntil), settings, now).ok).toBe(true)
    expect(mayCall(locked(2, now), settings, now).ok).toBe(true)
  })

  test('a promised callback is not stopped by used-up attempts', () => {
    const spent = causes['no-attempts-left'](fine)
    expect(mayCall({ ...spent, promised: true }, settings, now).ok).toBe(true)
  })

  test('a redial soon after a conversation needs a reason, and says from when', () => {
    const talked = [
      attempt('2026-11-23T14:40', { answered: true, conversation: true, endedAt: ist('2026-11-23T14:50') }),
    ]
    const facts = { ...fine, phone: { ...phone, attempts: talked } }
    expect(mayCall(facts, settings, now)).toMatchObject({
      refusal: 'too-soon',
      freesAt: ist('2026-11-23T15:05'),
      params: { minutes: 15, withReasonFrom: now.toISOString() },
    })
    expect(mayCall({ ...facts, redialReason: '  ' }, settings, now).ok).toBe(false)
    expect(mayCall({ ...facts, redialReason: 'Call dropped' }, settings, now).ok).toBe(true)
  })

  test('a pause that ends after closing frees up at the next opening', () => {
    const facts = { ...fine, phone: { ...phone, attempts: [attempt('2026-11-23T18:50')] } }
    expect(mayCall(facts, settings, ist('2026-11-23T18:55'))).toMatchObject({
      refusal: 'too-soon',
      freesAt: ist('2026-11-24T10:00'),
    })
  })

  test('a lead without any phone cannot be called', () => {
    expect(mayCall({ ...fine, phone: null }, settings, now)).toMatchObject({ refusal: 'no-phone' })
  })
})
