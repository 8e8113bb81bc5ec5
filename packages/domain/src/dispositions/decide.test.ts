import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { absorb } from '../calls/absorb.ts'
import { type CallFacts, newCall } from '../calls/call.ts'
import { type CallOutcome, callOutcomes } from '../calls/words.ts'
import { closedStatuses, leadStatuses } from '../leads/status.ts'
import { effectiveHours, isOpen } from '../schedule/hours.ts'
import { defaultSettings as settings } from '../settings/default-settings.ts'
import { decideDisposition, proposeDisposition } from './decide.ts'
import type { DispositionContext, DispositionEffects, DispositionRequest } from './disposition.ts'
import { dispositionRules, needsOf } from './rules.ts'
import { dispositionCodes } from './words.ts'

/** A time in India. 25 November 2026 is a Wednesday. */
const ist = (text: string): Date => new Date(`${text}:00+05:30`)
const now = ist('2026-11-25T12:00')
const ended = (reason: CallOutcome): CallFacts =>
  [
    { kind: 'accepted', at: ist('2026-11-25T11:55') } as const,
    { kind: 'ended', at: ist('2026-11-25T11:58'), reason } as const,
  ].reduce(absorb, newCall(ist('2026-11-25T11:55')))
const answered = ended('answered')
const silent = { at: ist('2026-11-25T11:55'), endedAt: null, answered: false, conversation: false, promised: false }

const context: DispositionContext = {
  call: answered,
  agentId: 7,
  lead: {
    status: 'new',
    email: null,
    phones: [
      { id: 'p1', type: 'mobile', state: 'ok', doNotCall: false },
      { id: 'p2', type: 'toll-free', state: 'ok', doNotCall: false },
    ],
    openAction: null,
  },
  phoneId: 'p1',
  attempts: [],
  settings,
  hours: effectiveHours(settings),
  now,
}
const withLead = (lead: Partial<DispositionContext['lead']>): DispositionContext => ({
  ...context,
  lead: { ...context.lead, ...lead },
})
const secondPhone = withLead({
  phones: [...context.lead.phones, { id: 'p3', type: 'landline', state: 'ok', doNotCall: false }],
})
const tomorrow = ist('2026-11-26T11:00')

/** For each code, a request that has all it needs. */
const full: DispositionRequest = {
  code: 'INTERESTED',
  notes: 'Spoke to the principal',
  callbackAt: tomorrow,
  nextAction: { kind: 'callback', dueAt: tomorrow },
  language: 'mr',
  visit: { at: ist('2026-11-29T08:00'), place: ' School office ' },
  material: 'Brochure',
}
const effects = (request: Partial<DispositionRequest>, from: DispositionContext = context): DispositionEffects => {
  const answer = decideDisposition(from, { ...full, ...request })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.effects
}
const refusal = (request: Partial<DispositionRequest>, from: DispositionContext = context) => {
  const answer = decideDisposition(from, { ...full, ...request })
  return answer.ok ? null : answer.refusal
}

describe('what each code does', () => {
  test.each([
    ['INTERESTED', { status: 'interested', nextAction: { kind: 'callback', dueAt: tomorrow, promised: true } }],
    ['NOT_INTERESTED', { status: 'not-interested', nextAction: null }],
    [
      'CALLBACK_REQUESTED',
      {
        status: 'follow-up',
        nextAction: {
          kind: 'callback',
          dueAt: tomorrow,
          promised: true,
          owner: { kind: 'user', userId: 7 },
          phoneId: 'p1',
          notifyAt: ist('2026-11-26T10:55'),
        },
      },
    ],
    ['WRONG_NUMBER', { status: 'invalid-number', phoneMark: { phoneId: 'p1', state: 'wrong' }, nextAction: null }],
    [
      'LANGUAGE_BARRIER',
      {
        status: 'contacted',
        language: 'mr',
        nextAction: { kind: 'retry', owner: { kind: 'pool' }, dueAt: ist('2026-11-25T12:15') },
      },
    ],
    ['ALREADY_CUSTOMER', { status: 'already-customer', nextAction: null }],
    [
      'NO_ANSWER',
      { status: 'attempting', nextAction: { kind: 'retry', dueAt: ist('2026-11-25T14:00'), promised: false } },
    ],
    ['BUSY', { status: 'attempting', nextAction: { kind: 'retry', dueAt: ist('2026-11-25T12:30') } }],
    ['SWITCHED_OFF', { status: 'attempting', nextAction: { kind: 'retry', dueAt: ist('2026-11-26T16:45') } }],
    ['OUT_OF_SERVICE', { status: 'invalid-number', phoneMark: { phoneId: 'p1', state: 'dead' } }],
    ['DND', { status: 'do-not-call', doNotCallPhoneId: 'p1', nextAction: null }],
    [
      'ESCALATE_TO_MANAGER',
      {
        status: 'new',
        escalate: true,
        heldFor: 7,
        nextAction: { kind: 'escalation', dueAt: now, owner: { kind: 'manager' } },
      },
    ],
    [
      'SCHEDULE_VISIT',
      {
        status: 'visit-scheduled',
        nextAction: { kind: 'visit', dueAt: ist('2026-11-29T08:00'), place: 'School office', notifyAt: null },
      },
    ],
    [
      'SEND_INFO',
      {
        status: 'follow-up',
        send: { material: 'Brochure', channel: 'sms', to: null },
        nextAction: { kind: 'follow-up', dueAt: ist('2026-11-27T12:00'), material: 'Brochure' },
      },
    ],
  ] as const)('%s', (code, expected) => {
    expect(effects({ code })).toMatchObject(expected)
  })

  test.each(['WRONG_NUMBER', 'OUT_OF_SERVICE'] as const)('%s goes on to the next phone of a person', (code) => {
    expect(effects({ code }, secondPhone)).toMatchObject({
      status: 'attempting',
      nextPhoneId: 'p3',
      nextAction: { kind: 'retry', phoneId: 'p3', dueAt: now },
    })
  })

  test('a retry that would fall after closing waits for the opening, and says what it was moved from', () => {
    const late = { ...context, now: ist('2026-11-25T18:30') }
    expect(effects({ code: 'NO_ANSWER' }, late).nextAction).toMatchObject({
      dueAt: ist('2026-11-26T10:00'),
      movedFrom: ist('2026-11-25T20:30'),
    })
  })

  test('the third attempt of the day is followed up tomorrow', () => {
    const attempts = ['10:00', '11:00', '11:55'].map((time) => ({ ...silent, at: ist(`2026-11-25T${time}`) }))
    expect(effects({ code: 'BUSY' }, { ...context, attempts }).nextAction?.dueAt).toEqual(ist('2026-11-26T10:00'))
  })

  test('the sixth unanswered attempt makes unreachable, or moves on to the next phone', () => {
    const days = ['13', '16', '18', '20', '23', '25']
    const attempts = days.map((day) => ({ ...silent, at: ist(`2026-11-${day}T11:55`) }))
    expect(effects({ code: 'NO_ANSWER' }, { ...context, attempts })).toMatchObject({
      status: 'unreachable',
      nextAction: null,
    })
    expect(effects({ code: 'NO_ANSWER' }, { ...secondPhone, attempts })).toMatchObject({ nextPhoneId: 'p3' })
    expect(effects({ code: 'NO_ANSWER' }, { ...context, attempts: attempts.slice(1) }).status).toBe('attempting')
  })

  test('a promise or visit still to come outlives a missed attempt; one that is due is done', () => {
    const later = effects({ code: 'NO_ANSWER' }, withLead({ openAction: { kind: 'callback', dueAt: tomorrow } }))
    expect(later).toMatchObject({ openAction: 'keep', nextAction: null })
    const due = effects({ code: 'NO_ANSWER' }, withLead({ openAction: { kind: 'callback', dueAt: now } }))
    expect(due).toMatchObject({ openAction: 'done', nextAction: { kind: 'retry' } })
    const closed = effects({ code: 'DND' }, withLead({ openAction: { kind: 'visit', dueAt: tomorrow } }))
    expect(closed.openAction).toBe('cancelled')
  })

  test('a next action may be given to another agent', () => {
    const owner = { kind: 'user', userId: 9 }
    expect(effects({ code: 'CALLBACK_REQUESTED', ownerId: 9 }).nextAction?.owner).toEqual(owner)
    const nextAction = { kind: 'visit', dueAt: tomorrow, ownerId: 9, place: 'Pune' } as const
    expect(effects({ nextAction }).nextAction).toMatchObject({ owner, place: 'Pune', promised: false })
    expect(effects({ nextAction: { kind: 'send-info', dueAt: tomorrow } }).nextAction?.material).toBe('Brochure')
  })

  test('a reminder for a callback too near is due at once', () => {
    expect(effects({ code: 'CALLBACK_REQUESTED', callbackAt: ist('2026-11-25T12:02') }).nextAction?.notifyAt).toEqual(
      now,
    )
  })

  test('a lead that was won stays won, save for do-not-call', () => {
    for (const code of dispositionCodes) {
      expect(effects({ code }, withLead({ status: 'converted' })).status).toBe(
        code === 'DND' ? 'do-not-call' : 'converted',
      )
    }
  })

  test('no code takes an interested lead back to a beginning', () => {
    for (const code of dispositionCodes) {
      expect(effects({ code }, withLead({ status: 'interested' })).status).not.toMatch(/new|attempting|contacted/)
    }
  })

  test('whatever is decided: open leads have a way on, closed ones none, and calls are due in hours', () => {
    const requests = fc.record({
      code: fc.constantFrom(...dispositionCodes),
      at: fc.date({ min: ist('2026-11-01T00:00'), max: ist('2026-12-31T00:00'), noInvalidDate: true }),
      status: fc.constantFrom(...leadStatuses),
      phones: fc.constantFrom(context.lead.phones, secondPhone.lead.phones),
    })
    fc.assert(
      fc.property(requests, ({ code, at, status, phones }) => {
        const callbackAt = new Date(at.getTime() + 60 * 60_000)
        const from = { ...withLead({ status, phones }), now: at }
        const request = {
          ...full,
          code,
          callbackAt,
          nextAction: { kind: 'callback', dueAt: callbackAt },
          visit: { at: callbackAt, place: 'Pune' },
        } as const
        const answer = decideDisposition(from, request)
        if (!answer.ok) {
          expect(answer.refusal).toBe('outside-hours')
          return
        }
        const { nextAction, status: after, notes } = answer.effects
        const closed = (closedStatuses as readonly string[]).includes(after)
        const retries = ['NO_ANSWER', 'BUSY', 'SWITCHED_OFF'].includes(code)
        if (closed && code !== 'ESCALATE_TO_MANAGER') expect(nextAction).toBeNull()
        if (!closed && retries) expect(nextAction?.kind).toBe('retry')
        if (status === 'do-not-call') expect(after).toBe('do-not-call')
        if (nextAction && ['callback', 'retry', 'follow-up'].includes(nextAction.kind)) {
          expect(isOpen(context.hours, nextAction.dueAt)).toBe(true)
          expect(nextAction.dueAt >= at).toBe(true)
        }
        expect(notes).toBe(full.notes)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what is refused', () => {
  test.each([
    ['notes-too-short', { code: 'NOT_INTERESTED', notes: ' too short ' }],
    ['notes-too-short', { code: 'ESCALATE_TO_MANAGER', notes: null }],
    ['callback-time-missing', { code: 'CALLBACK_REQUESTED', callbackAt: null }],
    ['time-in-past', { code: 'CALLBACK_REQUESTED', callbackAt: now }],
    ['outside-hours', { code: 'CALLBACK_REQUESTED', callbackAt: ist('2026-11-25T20:00') }],
    ['time-too-far', { code: 'CALLBACK_REQUESTED', callbackAt: ist('2028-11-24T12:00') }],
    ['next-action-missing', { code: 'INTERESTED', nextAction: null }],
    ['outside-hours', { code: 'INTERESTED', nextAction: { kind: 'follow-up', dueAt: ist('2026-11-29T12:00') } }],
    ['time-in-past', { code: 'INTERESTED', nextAction: { kind: 'visit', dueAt: now } }],
    ['language-missing', { code: 'LANGUAGE_BARRIER', language: ' ' }],
    ['visit-missing', { code: 'SCHEDULE_VISIT', visit: null }],
    ['place-missing', { code: 'SCHEDULE_VISIT', visit: { at: tomorrow, place: ' ' } }],
    ['time-in-past', { code: 'SCHEDULE_VISIT', visit: { at: now, place: 'Pune' } }],
    ['material-missing', { code: 'SEND_INFO', material: '' }],
    ['send-address-missing', { code: 'SEND_INFO', channel: 'email' }],
  ] as const)('%s for %j', (expected, request) => {
    expect(refusal(request)).toBe(expected)
  })

  test('a callback outside hours names the next opening', () => {
    expect(
      decideDisposition(context, { code: 'CALLBACK_REQUESTED', callbackAt: ist('2026-11-28T20:00') }),
    ).toMatchObject({
      params: { nextOpening: ist('2026-11-30T10:00').toISOString() },
    })
  })

  test('notes are counted in characters as read, Devanagari included', () => {
    expect(refusal({ code: 'NOT_INTERESTED', notes: 'अभी समय नहीं है' })).toBeNull()
  })

  test('SMS goes to mobiles only; e-mail where there is an address', () => {
    const landline = withLead({ phones: [{ id: 'p1', type: 'undecidable', state: 'ok', doNotCall: false }] })
    expect(refusal({ code: 'SEND_INFO', channel: 'sms' }, landline)).toBe('sms-needs-mobile')
    expect(refusal({ code: 'SEND_INFO' }, landline)).toBe('send-address-missing')
    expect(effects({ code: 'SEND_INFO', to: 'a@example.org' }, landline).send?.channel).toBe('email')
    expect(effects({ code: 'SEND_INFO', to: '+919812345601' }, landline).send?.channel).toBe('sms')
    expect(effects({ code: 'SEND_INFO', channel: 'whatsapp' }, landline).send?.channel).toBe('whatsapp')
    expect(effects({ code: 'SEND_INFO' }, withLead({ email: 'a@example.org' })).send?.channel).toBe('email')
  })

  test('a call under way, and one already disposed', () => {
    const talking = absorb(newCall(now), { kind: 'customer-answered', at: now })
    const disposed = absorb(answered, { kind: 'disposed', at: now })
    expect(refusal({}, { ...context, call: talking })).toBe('call-not-ended')
    expect(refusal({}, { ...context, call: disposed })).toBe('already-disposed')
  })

  test.each(dispositionCodes)('%s is possible on an unanswered call unless the customer must have spoken', (code) => {
    const connected = dispositionRules[code].group === 'connected'
    for (const outcome of callOutcomes) {
      const possible = !connected || outcome === 'answered' || outcome === 'lost'
      expect(refusal({ code }, { ...context, call: ended(outcome) })).toBe(possible ? null : 'call-not-answered')
    }
  })
})

describe('needs', () => {
  const ask = (needs: Partial<typeof settings.dispositionNeeds>): DispositionContext => ({
    ...context,
    settings: { ...settings, dispositionNeeds: { ...settings.dispositionNeeds, ...needs } },
  })

  test('a workspace may ask for more, or for less', () => {
    expect(refusal({ code: 'BUSY', notes: '' }, ask({ BUSY: ['notes'] }))).toBe('notes-too-short')
    expect(effects({ nextAction: null }, ask({ INTERESTED: [] })).nextAction).toBeNull()
    expect(refusal({ nextAction: { kind: 'callback', dueAt: now } }, ask({ INTERESTED: [] }))).toBe('time-in-past')
  })

  test('but what a code cannot do without stays', () => {
    expect(refusal({ code: 'CALLBACK_REQUESTED', callbackAt: null }, ask({ CALLBACK_REQUESTED: [] }))).toBe(
      'callback-time-missing',
    )
    expect(needsOf(ask({ SEND_INFO: ['notes'] }).settings, 'SEND_INFO')).toEqual(['notes', 'material'])
  })
})

describe('proposeDisposition', () => {
  test('names a code for what did not connect, and leaves the rest to the agent', () => {
    const proposed = Object.fromEntries(callOutcomes.map((outcome) => [outcome, proposeDisposition(outcome)]))
    expect(proposed).toEqual({
      answered: null,
      'no-answer': 'NO_ANSWER',
      busy: 'BUSY',
      failed: 'NO_ANSWER',
      'switched-off': 'SWITCHED_OFF',
      'out-of-service': 'OUT_OF_SERVICE',
      'agent-no-answer': null,
      'agent-busy': null,
      refused: null,
      lost: null,
    })
    expect(proposeDisposition('refused', { refusedByRegister: true })).toBe('DND')
    expect(proposeDisposition(null)).toBeNull()
  })

  test('what it proposes can be saved as it is', () => {
    for (const outcome of callOutcomes) {
      const code = proposeDisposition(outcome)
      if (code) expect(decideDisposition({ ...context, call: ended(outcome) }, { code }).ok).toBe(true)
    }
  })
})
