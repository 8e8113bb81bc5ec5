import type { CallView } from '@telehub/contracts'
import { describe, expect, test } from 'vitest'
import { at, lifeOf, makeCall, me, ms } from '../testing.ts'
import { type Desk, type DeskEvent, emptyDesk, fold } from './desk.ts'
import { shownOf } from './shown.ts'

const life = lifeOf()
const seen = (call: CallView, time: string): DeskEvent => ({ kind: 'seen', call, at: ms(time) })
const story: DeskEvent[] = [
  seen(life.queued, '11:00:00'),
  seen(life.dialling, '11:00:01'),
  seen(life.ringing, '11:00:04'),
  seen(life.talking, '11:00:10'),
  { kind: 'talking', callId: life.talking.id, agentId: me, talkSeconds: 5, at: ms('11:00:15') },
  seen(life.ended, '11:01:10'),
]
const run = (events: readonly DeskEvent[], from: Desk = emptyDesk(me)) => events.reduce(fold, from)
const shownAfter = (...events: DeskEvent[]) => shownOf(run(events))

function* orders<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield []
  for (const [i, item] of items.entries()) {
    for (const rest of orders([...items.slice(0, i), ...items.slice(i + 1)])) yield [item, ...rest]
  }
}

describe('news of one call', () => {
  test('shows each step as it comes', () => {
    const phases = story.map((_, i) => {
      const shown = shownAfter(...story.slice(0, i + 1))
      return 'call' in shown ? `${shown.as} ${shown.call.phase}` : shown.as
    })
    expect(phases).toEqual([
      'live queued',
      'live dialling',
      'live ringing',
      'live talking',
      'live talking',
      'outcome wrapping',
    ])
  })

  test('gives the same call in every order, and again when all of it comes twice', () => {
    let count = 0
    for (const order of orders(story)) {
      const desk = run(order)
      expect(shownOf(desk)).toEqual({ as: 'outcome', call: life.ended })
      expect(run(order, desk).calls).toEqual(desk.calls)
      count += 1
    }
    expect(count).toBe(720)
  })

  test('is the same object when there was nothing new in it', () => {
    const desk = run(story)
    const late = story[2]
    expect(late && fold(desk, late)).toBe(desk)
  })

  test('never comes back to life after its outcome, whatever is told late', () => {
    const last = seen(life.disposed, '11:01:30')
    for (const order of orders([...story.slice(2), last])) {
      const shown = shownAfter(...order)
      expect(shown).toEqual({ as: 'nothing' })
    }
  })

  test('takes the latest of two views that know the same', () => {
    const corrected = { ...life.disposed, disposition: 'SEND_INFO' as const }
    const events = [seen(life.disposed, '11:01:30'), seen(corrected, '11:05:00')]
    for (const order of orders(events)) expect(run(order).calls[corrected.id]?.view.disposition).toBe('SEND_INFO')
  })

  test('keeps the latest notes beside the latest facts', () => {
    const noted = { ...life.talking, notes: 'Asked for fees', notesVersion: 2 }
    for (const order of orders([seen(noted, '11:00:20'), seen(life.ended, '11:01:10')])) {
      const shown = shownAfter(...order)
      expect('call' in shown && shown.call).toMatchObject({
        phase: 'wrapping',
        notes: 'Asked for fees',
        notesVersion: 2,
      })
    }
  })

  test('of a call that had been taken for refused shows it alive', () => {
    const refused = makeCall({ phase: 'closed', submission: 'refused', outcome: 'refused', talkSeconds: 0 })
    for (const order of orders([seen(refused, '11:00:02'), seen(life.ringing, '11:00:04')])) {
      expect(shownAfter(...order)).toMatchObject({ as: 'live', call: { phase: 'ringing' } })
    }
  })

  test('of somebody else is no news', () => {
    const desk = emptyDesk(me)
    expect(fold(desk, seen({ ...life.talking, agentId: 8 }, '11:00:10'))).toBe(desk)
  })
})

describe('a heartbeat', () => {
  test('of a known call proves the conversation when the answer was missed, and starts its clock', () => {
    const shown = shownAfter(seen(life.ringing, '11:00:04'), {
      kind: 'talking',
      callId: life.ringing.id,
      agentId: me,
      talkSeconds: 20,
      at: ms('11:00:30'),
    })
    expect(shown).toMatchObject({ as: 'live', call: { phase: 'talking', customerAnsweredAt: at('11:00:10') } })
  })

  test('of an unknown call asks for a snapshot, which settles it', () => {
    const beat: DeskEvent = { kind: 'talking', callId: 'x', agentId: me, talkSeconds: 5, at: ms('11:00:15') }
    const desk = run([beat])
    expect(desk.stale).toBe(true)
    expect(fold(desk, beat)).toBe(desk)
    expect(fold(desk, { kind: 'snapshot', call: null, at: ms('11:00:16') }).stale).toBe(false)
  })

  test('of another agent means nothing here', () => {
    const beat: DeskEvent = { kind: 'talking', callId: 'x', agentId: 8, talkSeconds: 5, at: ms('11:00:15') }
    expect(run([beat]).stale).toBe(false)
  })
})

describe('a snapshot', () => {
  const snapshot = (call: CallView | null, time: string): DeskEvent => ({ kind: 'snapshot', call, at: ms(time) })

  test('after a reload brings the call back', () => {
    expect(shownAfter(snapshot(life.talking, '11:00:30'))).toEqual({ as: 'live', call: life.talking })
  })

  test('ends a call whose end was missed, in whatever order both come', () => {
    for (const order of orders([seen(life.talking, '11:00:10'), snapshot(null, '11:30:00')])) {
      expect(shownAfter(...order)).toEqual({ as: 'nothing' })
    }
  })

  test('that is older than the last word of a call does not end it', () => {
    for (const order of orders([seen(life.talking, '11:00:10'), snapshot(null, '10:59:59')])) {
      expect(shownAfter(...order)).toMatchObject({ as: 'live' })
    }
  })

  test('that comes late does not outrank a newer one', () => {
    const events = [snapshot(null, '11:02:00'), snapshot(life.talking, '11:00:30')]
    for (const order of orders(events)) expect(shownAfter(...order)).toEqual({ as: 'nothing' })
  })

  test('shows the call that was made in another tab instead of the one that this tab remembers', () => {
    const other = makeCall({ id: 'other', requestedAt: at('11:10:00'), phase: 'ringing', submission: 'accepted' })
    expect(shownAfter(seen(life.talking, '11:00:10'), snapshot(other, '11:10:05'))).toEqual({ as: 'live', call: other })
  })
})

describe('placing a call', () => {
  test('shows that it is asked for, then the call', () => {
    const placing: DeskEvent = { kind: 'placing', leadId: 41 }
    expect(shownAfter(placing)).toEqual({ as: 'placing', leadId: 41 })
    const placed: DeskEvent = { kind: 'placed', call: life.dialling, at: ms('11:00:01') }
    expect(shownAfter(placing, placed)).toEqual({ as: 'live', call: life.dialling })
  })

  test('outlives a snapshot of the moment before, even on a clock that runs behind', () => {
    const shown = shownAfter(
      { kind: 'placing', leadId: 41 },
      { kind: 'snapshot', call: null, at: ms('11:00:03') },
      { kind: 'placed', call: life.dialling, at: ms('11:00:01') },
    )
    expect(shown.as).toBe('live')
  })

  test('that was refused leaves nothing, not even the notice of the call that the carrier refused', () => {
    const refused = makeCall({ phase: 'closed', submission: 'refused', outcome: 'refused' })
    const events: DeskEvent[] = [
      { kind: 'placing', leadId: 41 },
      seen(refused, '11:00:02'),
      { kind: 'not-placed', callId: refused.id },
    ]
    expect(shownAfter(...events)).toEqual({ as: 'nothing' })
  })
})

describe('an outcome', () => {
  const saving: DeskEvent = { kind: 'saving', callId: life.ended.id, code: 'ALREADY_CUSTOMER' }
  const saved: DeskEvent = { kind: 'saved', call: life.disposed, message: 'Closed.', at: ms('11:01:30') }
  const ended = seen(life.ended, '11:01:10')

  test('is shown as saved at once, and then with what follows', () => {
    expect(shownAfter(ended, saving)).toMatchObject({ as: 'saved', code: 'ALREADY_CUSTOMER', message: null })
    expect(shownAfter(ended, saving, saved)).toMatchObject({ as: 'saved', message: 'Closed.' })
  })

  test('that the server refused is due again', () => {
    const events: DeskEvent[] = [ended, saving, { kind: 'not-saved', callId: life.ended.id }]
    expect(shownAfter(...events)).toEqual({ as: 'outcome', call: life.ended })
  })

  test('makes room for the next call', () => {
    const next = makeCall({ id: 'next', requestedAt: at('11:02:00') })
    expect(shownAfter(ended, saving, saved, seen(next, '11:02:00'))).toEqual({ as: 'live', call: next })
    expect(shownAfter(ended, saving, saved, { kind: 'placing', leadId: 5 })).toEqual({ as: 'placing', leadId: 5 })
  })

  test('saved in another tab takes the form away here', () => {
    expect(shownAfter(ended, seen(life.disposed, '11:01:30'))).toEqual({ as: 'nothing' })
  })

  test('that was read goes away', () => {
    expect(shownAfter(ended, saving, saved, { kind: 'dismissed', callId: life.ended.id })).toEqual({ as: 'nothing' })
  })
})

describe('a call that never reached the customer', () => {
  const missed = makeCall({
    phase: 'closed',
    submission: 'accepted',
    dialledAt: at('11:00:01'),
    endedAt: at('11:00:31'),
    outcome: 'agent-no-answer',
  })

  test('is said once, until it is read', () => {
    expect(shownAfter(seen(missed, '11:00:31'))).toEqual({ as: 'unreached', call: missed })
    expect(shownAfter(seen(missed, '11:00:31'), { kind: 'dismissed', callId: missed.id })).toEqual({ as: 'nothing' })
  })

  test('is forgotten when another call came after it', () => {
    const next = { ...lifeOf({ id: 'next', requestedAt: at('11:02:00') }).disposed }
    expect(shownAfter(seen(missed, '11:00:31'), seen(next, '11:03:00'))).toEqual({ as: 'nothing' })
  })
})

test('a long day keeps only the latest calls', () => {
  const calls = Array.from({ length: 60 }, (_, i) =>
    makeCall({ id: `call-${i}`, requestedAt: new Date(ms('05:00:00') + i * 60_000).toISOString() }),
  )
  const desk = run(calls.map((call) => ({ kind: 'seen', call, at: Date.parse(call.requestedAt) })))
  expect(Object.keys(desk.calls).length).toBeLessThanOrEqual(20)
  expect(desk.calls['call-59']).toBeDefined()
})
