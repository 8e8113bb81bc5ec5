import type { Clock } from '../clock.ts'
import { secondsBetween } from '../clock.ts'
import { istTime } from '../ist-time.ts'
import { trunkNumber } from '../phone-number.ts'
import { type Call, legStatus } from './call.ts'
import { isSettled, recordingReady, talkSeconds } from './call-times.ts'
import type { WireObject } from './reply.ts'

export interface PresentParts {
  readonly accountSid: string
  readonly clock: Clock
  recordingUrl(call: Call): string | null
}

/** Rupees for a call: started half-minutes of both legs. */
function price(call: Call, clock: Clock): string {
  const seconds = call.legs.map((leg) => secondsBetween(clock, leg.answeredAt, leg.endedAt))
  return seconds.reduce((sum, s) => sum + Math.ceil(s / 30) * 0.5, 0).toFixed(3)
}

/** Spent so far, in rupees, by the calls that have been priced. */
export function spent(calls: readonly Call[], clock: Clock): number {
  return calls.filter((call) => isSettled(call, clock)).reduce((sum, call) => sum + Number(price(call, clock)), 0)
}

/** `Duration` counts from the first answer; it is not talk time (exotel.md §2.3). */
function duration(call: Call, clock: Clock): number {
  return secondsBetween(clock, call.legs[0]?.answeredAt ?? null, call.endedAt)
}

/** The `Call` object of v1. Nulls at creation; `EndTime`, `Duration` and `Price` come late, as strings. */
export function presentCall(call: Call, { accountSid, clock, recordingUrl }: PresentParts): WireObject {
  const settled = isSettled(call, clock)
  return {
    Sid: call.sid,
    ParentCallSid: null,
    DateCreated: istTime(call.createdAt),
    DateUpdated: istTime(call.updatedAt),
    AccountSid: accountSid,
    To: trunkNumber(call.request.to ?? call.request.callerId),
    From: trunkNumber(call.request.from),
    PhoneNumberSid: trunkNumber(call.request.callerId),
    Status: call.status,
    StartTime: istTime(call.createdAt),
    EndTime: settled && call.endedAt !== null ? istTime(call.endedAt) : null,
    Duration: settled ? String(duration(call, clock)) : null,
    Price: settled ? price(call, clock) : null,
    Direction: 'outbound-api',
    AnsweredBy: null,
    ForwardedFrom: null,
    CallerName: null,
    Uri: `/v1/Accounts/${accountSid}/Calls.json/${call.sid}`,
    RecordingUrl: recordingReady(call, clock) ? recordingUrl(call) : null,
  }
}

/** The `Details` of `?details=true`, with the extra `Leg` wrapper that callbacks do not have. */
export function presentDetails(call: Call, clock: Clock): WireObject {
  const now = clock.now()
  return {
    ConversationDuration: call.endedAt === null ? 0 : talkSeconds(call, clock),
    Leg1Status: call.legs[0] ? legStatus(call.legs[0]) : null,
    Leg2Status: call.legs[1] ? legStatus(call.legs[1]) : null,
    Legs: call.legs.map((leg, index) => ({
      Leg: { Id: index + 1, OnCallDuration: secondsBetween(clock, leg.answeredAt, leg.endedAt ?? now) },
    })),
  }
}
