import { describe, expect, test } from 'vitest'
import { absorb } from '../calls/absorb.ts'
import { newCall } from '../calls/call.ts'
import { effectiveHours } from '../schedule/hours.ts'
import { defaultSettings as settings } from '../settings/default-settings.ts'
import { decideCorrection, type StandingDisposition } from './correct.ts'
import { decideDisposition } from './decide.ts'
import type { DispositionContext, DispositionRequest } from './disposition.ts'

const start = Date.parse('2026-11-25T06:00:00Z')
const minute = (minutes: number): Date => new Date(start + minutes * 60_000)
const wrapping = absorb(newCall(minute(0)), { kind: 'ended', at: minute(1), reason: 'answered' })

const context: DispositionContext = {
  call: wrapping,
  agentId: 7,
  lead: {
    status: 'contacted',
    email: null,
    phones: [{ id: 'p1', type: 'mobile', state: 'ok', doNotCall: false }],
    openAction: { kind: 'callback', dueAt: minute(0) },
  },
  phoneId: 'p1',
  attempts: [],
  settings,
  hours: effectiveHours(settings),
  now: minute(2),
}
const disposedAs = (request: DispositionRequest): StandingDisposition => {
  const answer = decideDisposition(context, request)
  if (!answer.ok) throw new Error(answer.refusal)
  return { agentId: 7, disposedAt: minute(2), effects: answer.effects }
}
const at = (now: Date): DispositionContext => ({
  ...context,
  call: absorb(wrapping, { kind: 'disposed', at: minute(2) }),
  now,
})
const agent = { userId: 7, role: 'agent' } as const
const busy: DispositionRequest = { code: 'BUSY' }

describe('decideCorrection', () => {
  test('takes back what the standing disposition did and decides anew from the lead as it was', () => {
    const answer = decideCorrection(at(minute(10)), disposedAs({ code: 'DND' }), agent, busy)
    expect(answer).toMatchObject({
      ok: true,
      effects: { status: 'contacted', doNotCallPhoneId: null, nextAction: { kind: 'retry', dueAt: minute(40) } },
      undo: { doNotCallPhoneId: 'p1', phoneMark: null, nextAction: false, escalation: false, reopenAction: true },
    })
    const wrong = decideCorrection(at(minute(10)), disposedAs({ code: 'WRONG_NUMBER' }), agent, busy)
    expect(wrong).toMatchObject({ undo: { phoneMark: { phoneId: 'p1', state: 'wrong' } } })
    const escalated = disposedAs({ code: 'ESCALATE_TO_MANAGER', notes: 'Asks for a discount' })
    expect(decideCorrection(at(minute(10)), escalated, agent, busy)).toMatchObject({
      undo: { escalation: true, nextAction: true },
    })
  })

  test.each([
    [null, { userId: 7, role: 'agent' }, 17],
    ['correction-window-over', { userId: 7, role: 'agent' }, 17.01],
    ['correction-not-yours', { userId: 8, role: 'agent' }, 3],
    [null, { userId: 8, role: 'manager' }, 6000],
    [null, { userId: 9, role: 'admin' }, 6000],
  ] as const)('%s for %j after %d minutes', (refusal, actor, minutes) => {
    const answer = decideCorrection(at(minute(minutes)), disposedAs({ code: 'DND' }), actor, busy)
    expect(answer.ok ? null : answer.refusal).toBe(refusal)
  })

  test('a correction has the same needs as a disposition', () => {
    const answer = decideCorrection(at(minute(3)), disposedAs(busy), agent, { code: 'NOT_INTERESTED' })
    expect(answer).toMatchObject({ ok: false, refusal: 'notes-too-short', params: { minLength: 10, length: 0 } })
  })

  test('there must be something to correct', () => {
    expect(decideCorrection(at(minute(3)), null, agent, busy)).toMatchObject({ refusal: 'nothing-to-correct' })
    expect(decideCorrection(context, disposedAs(busy), agent, busy)).toMatchObject({ refusal: 'nothing-to-correct' })
  })
})
