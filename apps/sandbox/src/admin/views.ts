import { type Call, type Leg, legStatus } from '../exotel/call.ts'
import type { Carrier } from '../exotel/carrier.ts'
import type { Handset } from '../exotel/handsets.ts'
import { faultNotes } from './fault-notes.ts'

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** `waiting`, `ringing`, `talking`, or how the leg ended. */
function legState(leg: Leg): string {
  if (leg.outcome !== null) return leg.outcome
  if (leg.answeredAt !== null) return 'talking'
  return leg.ringingAt === null ? 'waiting' : 'ringing'
}

/** A call for the page and the admin API. The callback URL stays out: it carries a secret. */
export function callView(call: Call) {
  return {
    sid: call.sid,
    from: call.request.from,
    to: call.request.to,
    customField: call.request.customField,
    status: call.status,
    createdAt: iso(call.createdAt),
    endedAt: iso(call.endedAt),
    endedBy: call.endedBy,
    faults: call.faults.map((rule) => rule.fault),
    legs: call.legs.map((leg) => ({
      party: leg.party,
      number: leg.number,
      state: legState(leg),
      status: legStatus(leg),
      ringingAt: iso(leg.ringingAt),
      answeredAt: iso(leg.answeredAt),
      endedAt: iso(leg.endedAt),
    })),
    callbacks: call.deliveries.map((delivery) => ({
      event: delivery.event,
      legs: delivery.legs,
      state: delivery.state,
      attempts: delivery.attempts.map(({ at, ...attempt }) => ({ at: iso(at), ...attempt })),
    })),
  }
}

function handsetView(carrier: Carrier, handset: Handset, calls: ReadonlyMap<string, Call>) {
  const call = calls.get(`${handset.party}:${handset.number}`)
  const leg = call?.legs.find((candidate) => candidate.party === handset.party)
  const other = call?.legs.find((candidate) => candidate.party !== handset.party)
  return {
    number: handset.number,
    party: handset.party,
    mode: handset.mode,
    effectiveMode: carrier.handsets.modeOf(handset),
    behaviour: carrier.handsets.behaviourOf({ ...handset, mode: 'automatic' }).label,
    state: leg ? legState(leg) : 'idle',
    since: leg ? iso(leg.answeredAt ?? leg.ringingAt) : null,
    call: call?.sid ?? null,
    with: other?.number ?? null,
  }
}

/** The call in which each phone rings or talks, by party and number. */
function engagedPhones(carrier: Carrier): Map<string, Call> {
  const engaged = new Map<string, Call>()
  for (const call of carrier.calls.live()) {
    for (const leg of call.legs) {
      if (leg.ringingAt !== null && leg.endedAt === null) engaged.set(`${leg.party}:${leg.number}`, call)
    }
  }
  return engaged
}

const shownCalls = 40
const shownHandsets = 24

/** Everything the page draws. Handsets come newest in use first, those in a call always included. */
export function stateView(carrier: Carrier) {
  const { clock, handsets, faults, calls, settings, credentials, options } = carrier
  const engaged = engagedPhones(carrier)
  const known = handsets.list().toReversed()
  const shown = (['agent', 'customer'] as const).flatMap((party) => {
    const own = known.filter((handset) => handset.party === party)
    return own.filter((handset, index) => index < shownHandsets || engaged.has(`${party}:${handset.number}`))
  })
  return {
    now: iso(clock.now()),
    timeScale: clock.scale,
    account: credentials.accountSid,
    exoPhones: credentials.exoPhones,
    settings: { ...handsets.defaults, ...settings, callsPerMinute: options.callsPerMinute },
    liveCalls: calls.live().length,
    handsets: shown.slice(0, 80).map((handset) => handsetView(carrier, handset, engaged)),
    calls: calls.newestFirst().slice(0, shownCalls).map(callView),
    refusals: carrier.refusals
      .newestFirst()
      .slice(0, shownCalls)
      .map(({ at, ...rest }) => ({ at: iso(at), ...rest })),
    faults: faults.list(),
    chaos: faults.chaos(),
    faultNotes,
  }
}
