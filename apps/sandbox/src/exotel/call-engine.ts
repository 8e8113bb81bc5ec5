import type { Clock } from '../clock.ts'
import { hashOf, seededRandom } from '../random.ts'
import { type Call, type Leg, legOf, newLeg } from './call.ts'
import { newCallSid } from './call-sid.ts'
import type { CallStore } from './call-store.ts'
import type { ConnectRequest } from './connect-request.ts'
import type { FaultRule } from './fault-words.ts'
import type { Handsets } from './handsets.ts'
import { timings } from './timings.ts'
import type { CallbackEvent, Ending, FinalCallStatus, FinalLegStatus, Party } from './words.ts'

export const handsetActions = ['answer', 'busy', 'let-ring', 'hang-up'] as const
export type HandsetAction = (typeof handsetActions)[number]

export interface CallEngine {
  /** Makes the call known; nothing rings until `start`. */
  place(request: ConnectRequest, faults: readonly FaultRule[]): Call
  start(call: Call): void
  /** What a person does on a handset. False when the phone is in no state for it. */
  act(call: Call, party: Party, action: HandsetAction): boolean
  reset(): void
}

export interface EngineParts {
  readonly clock: Clock
  readonly calls: CallStore
  readonly handsets: Handsets
  readonly seed: number
  /** Told at each moment the carrier may post: an answered leg, the end. */
  onEvent(call: Call, event: CallbackEvent): void
  onChange(call: Call): void
}

/** The state machine of click-to-call (exotel.md §2.3): the agent rings first, then the customer. */
export function newCallEngine({ clock, calls, handsets, seed, onEvent, onChange }: EngineParts): CallEngine {
  const timers = new Map<string, Set<() => void>>()
  const plans = new Map<Leg, () => void>()

  function later(call: Call, ms: number, run: () => void): () => void {
    const own = timers.get(call.sid)
    const cancel = clock.after(ms, () => {
      own?.delete(cancel)
      if (call.endedAt === null) run()
    })
    own?.add(cancel)
    return () => {
      own?.delete(cancel)
      cancel()
    }
  }

  function changed(call: Call) {
    call.updatedAt = clock.now()
    onChange(call)
  }

  const draw = (call: Call, salt: string, [from, to]: readonly [number, number]) =>
    from + (to - from) * seededRandom(seed ^ hashOf(`${salt}${call.sequence}`))()

  function ring(call: Call, leg: Leg) {
    const free = calls.engage(leg.number, call)
    leg.ringingAt = clock.now()
    const handset = handsets.touch(leg.number, leg.party, clock.now())
    changed(call)
    if (!free) {
      plans.set(
        leg,
        later(call, 1000, () => refuse(call, leg, 'busy')),
      )
      return
    }
    const { ring: plan } = handsets.behaviourOf(handset)
    later(call, call.request.ringSeconds * 1000, () => {
      if (leg.answeredAt === null) refuse(call, leg, 'no-answer')
    })
    if (plan.kind === 'answer') {
      plans.set(
        leg,
        later(call, draw(call, 'ring', plan.afterMs), () => answer(call, leg, plan.by)),
      )
    } else if (plan.kind === 'refuse') {
      plans.set(
        leg,
        later(call, plan.afterMs, () => refuse(call, leg, plan.outcome)),
      )
    }
  }

  function answer(call: Call, leg: Leg, by: 'HUMAN' | 'MACHINE') {
    if (leg.answeredAt !== null || leg.endedAt !== null) return
    leg.answeredAt = clock.now()
    leg.answeredBy = leg.party === 'agent' ? 'NA' : by
    plans.get(leg)?.()
    const { talk } = handsets.behaviourOf(handsets.touch(leg.number, leg.party, clock.now()))
    if (talk)
      plans.set(
        leg,
        later(call, draw(call, 'talk', talk) * 1000, () => end(call, leg.party)),
      )
    changed(call)
    onEvent(call, 'answered')
    const next = call.legs[call.legs.indexOf(leg) + 1]
    if (next) later(call, timings.dialCustomer, () => ring(call, next))
    else later(call, call.request.timeLimitSeconds * 1000, () => end(call, 'time-limit'))
  }

  function refuse(call: Call, leg: Leg, outcome: FinalLegStatus) {
    leg.outcome = outcome
    leg.endedAt = clock.now()
    end(call, 'never-connected')
  }

  function finalStatus(call: Call): FinalCallStatus {
    const last = call.legs.findLast((leg) => leg.outcome !== null)
    switch (last?.outcome) {
      case 'completed':
      case 'busy':
      case 'failed':
        return last.outcome
      default:
        return 'no-answer'
    }
  }

  function end(call: Call, by: Ending) {
    if (call.endedAt !== null) return
    const now = clock.now()
    for (const leg of call.legs) {
      if (leg.outcome !== null || leg.ringingAt === null) continue
      leg.endedAt = now
      leg.outcome = leg.answeredAt === null ? 'canceled' : 'completed'
    }
    const untried = call.legs.find((leg) => leg.ringingAt === null)
    call.endedAt = now
    call.endedBy = by
    // An agent who hangs up before the customer is reached leaves a call that nobody answered.
    call.status = untried && call.legs[0]?.outcome === 'completed' ? 'no-answer' : finalStatus(call)
    forget(call)
    calls.retire(call)
    changed(call)
    onEvent(call, 'terminal')
  }

  function forget(call: Call) {
    for (const cancel of timers.get(call.sid) ?? []) cancel()
    timers.delete(call.sid)
    for (const leg of call.legs) plans.delete(leg)
  }

  return {
    place(request, faults) {
      const now = clock.now()
      const legs =
        request.to === null
          ? [newLeg('customer', request.from)]
          : [newLeg('agent', request.from), newLeg('customer', request.to)]
      const call: Call = {
        sid: newCallSid(now),
        sequence: calls.nextSequence(),
        request,
        faults,
        createdAt: now,
        updatedAt: now,
        endedAt: null,
        endedBy: null,
        status: 'in-progress',
        legs,
        deliveries: [],
      }
      timers.set(call.sid, new Set())
      calls.add(call)
      onChange(call)
      return call
    },
    start(call) {
      const first = call.legs[0]
      if (first && call.endedAt === null) later(call, timings.dialAgent, () => ring(call, first))
    },
    act(call, party, action) {
      const leg = legOf(call, party)
      if (!leg || leg.ringingAt === null || leg.endedAt !== null) return false
      if (action === 'hang-up') {
        if (leg.answeredAt === null) refuse(call, leg, 'busy')
        else end(call, party)
        return true
      }
      if (leg.answeredAt !== null) return false
      plans.get(leg)?.()
      if (action === 'answer') answer(call, leg, 'HUMAN')
      else if (action === 'busy') refuse(call, leg, 'busy')
      return true
    },
    reset() {
      for (const own of timers.values()) for (const cancel of own) cancel()
      timers.clear()
      plans.clear()
      calls.clear()
    },
  }
}
