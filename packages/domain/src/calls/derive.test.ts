import { describe, expect, test } from 'vitest'
import { absorb } from './absorb.ts'
import { type CallFact, type CallFacts, newCall } from './call.ts'
import { isLive, needsDisposition, outcomeOf, phaseOf, talkSecondsOf, timesOf, wrapSecondsOf } from './derive.ts'
import { type CallOutcome, callOutcomes } from './words.ts'

const start = Date.parse('2026-11-23T06:00:00Z')
const s = (seconds: number): Date => new Date(start + seconds * 1000)
const told = (...facts: readonly CallFact[]): CallFacts => facts.reduce(absorb, newCall(s(0)))

const accepted: CallFact = { kind: 'accepted', at: s(1) }
const agentAnswered: CallFact = { kind: 'agent-answered', at: s(5) }
const customerAnswered: CallFact = { kind: 'customer-answered', at: s(10) }
const ended = (at: number, reason: CallOutcome): CallFact => ({ kind: 'ended', at: s(at), reason })

describe('phaseOf', () => {
  test.each([
    ['queued', []],
    ['queued', [{ kind: 'submission-unknown', at: s(1) }]],
    ['closed', [{ kind: 'refused', at: s(1) }]],
    ['dialling', [accepted]],
    ['dialling', [accepted, { kind: 'agent-rang', at: s(2) }]],
    ['ringing', [accepted, agentAnswered]],
    ['ringing', [{ kind: 'customer-rang', at: s(5) }]],
    ['talking', [customerAnswered]],
    ['wrapping', [customerAnswered, ended(40, 'answered')]],
    ['wrapping', [accepted, ended(40, 'busy')]],
    ['wrapping', [accepted, ended(40, 'lost')]],
    ['closed', [accepted, ended(40, 'agent-no-answer')]],
    ['closed', [accepted, ended(40, 'agent-busy')]],
    ['closed', [accepted, ended(40, 'busy'), { kind: 'disposed', at: s(50) }]],
  ] satisfies [string, CallFact[]][])('%s after %j', (phase, facts) => {
    expect(phaseOf(told(...facts))).toBe(phase)
  })

  test('is live until the line is free', () => {
    expect((['queued', 'dialling', 'ringing', 'talking'] as const).every(isLive)).toBe(true)
    expect((['wrapping', 'closed'] as const).some(isLive)).toBe(false)
  })
})

describe('outcomeOf and needsDisposition', () => {
  test.each(callOutcomes)('%s is reported as told when nothing contradicts it', (reason) => {
    expect(outcomeOf(told(accepted, ended(30, reason)))).toBe(reason)
  })

  test('an answer that was seen outranks the carrier calling it unanswered', () => {
    expect(outcomeOf(told(customerAnswered, ended(30, 'no-answer')))).toBe('answered')
    expect(outcomeOf(told(ended(30, 'failed'), { kind: 'talk-time', at: s(31), seconds: 4 }))).toBe('answered')
  })

  test('is unknown while the call is under way', () => {
    expect(outcomeOf(told(customerAnswered))).toBeNull()
    expect(needsDisposition(told(customerAnswered))).toBe(false)
  })

  test('asks for no disposition where the customer was never dialled', () => {
    const asks = callOutcomes.filter((reason) => needsDisposition(told(accepted, ended(30, reason))))
    expect(asks).toEqual(['answered', 'no-answer', 'busy', 'failed', 'switched-off', 'out-of-service', 'lost'])
  })
})

describe('talk and wrap time', () => {
  test.each([
    [
      'the carrier outranks the clock',
      [customerAnswered, ended(70, 'answered'), { kind: 'talk-time', at: s(71), seconds: 42 }],
      42,
    ],
    ['without the carrier, from the answer to the end', [customerAnswered, ended(70, 'answered')], 60],
    ['an answer told after the end talked no time', [customerAnswered, ended(8, 'answered')], 0],
    ['nobody answered', [accepted, ended(30, 'busy')], 0],
    ['still talking', [customerAnswered], null],
    ['still ringing', [agentAnswered], null],
  ] satisfies [string, CallFact[], number | null][])('%s', (_, facts, seconds) => {
    expect(talkSecondsOf(told(...facts))).toBe(seconds)
  })

  test('wraps from the end to the disposal, and not before both are known', () => {
    const wrapping = told(customerAnswered, ended(70, 'answered'))
    expect(wrapSecondsOf(wrapping)).toBeNull()
    expect(wrapSecondsOf(absorb(wrapping, { kind: 'disposed', at: s(95) }))).toBe(25)
  })

  test('pulls an agent’s answer told late back to the customer’s', () => {
    const call = told({ kind: 'agent-answered', at: s(30) }, customerAnswered, ended(70, 'answered'))
    expect(timesOf(call)).toMatchObject({ agentAnsweredAt: s(10), connectedAt: s(10), endedAt: s(70) })
  })

  test('finds the connection from the talk time when the answer was never told', () => {
    const call = told(ended(70, 'answered'), { kind: 'talk-time', at: s(71), seconds: 50 })
    expect(timesOf(call).connectedAt).toEqual(s(20))
  })

  test('puts a carrier’s 1970 no earlier than the request', () => {
    expect(timesOf(told(ended(-start / 1000, 'busy'))).endedAt).toEqual(s(0))
  })
})
