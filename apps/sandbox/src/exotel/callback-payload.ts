import { type Clock, secondsBetween } from '../clock.ts'
import { istEpoch, istTime } from '../ist-time.ts'
import { trunkNumber } from '../phone-number.ts'
import { type Call, faultOf, legStatus } from './call.ts'
import { talkSeconds } from './call-times.ts'
import type { CallbackEvent, LegStatus } from './words.ts'

export interface CallbackLeg {
  readonly OnCallDuration: number
  readonly Status: LegStatus | null
  readonly AnsweredBy: string
}

/** The fields of a callback in the order Exotel writes them; absent ones are left out. */
export type CallbackBody = Readonly<Record<string, string | number | readonly CallbackLeg[]>>

function recordingFields(call: Call, url: string | null): Record<string, string> {
  if (faultOf(call, 'recording-url-absent')) return {}
  if (faultOf(call, 'recording-url-null')) return { RecordingUrl: 'null' }
  return { RecordingUrl: faultOf(call, 'recording-url-empty') ? '' : (url ?? '') }
}

/** Whether the callback has the four-field form: no events asked for, or no `To` (exotel.md §2.2). */
export function isShort(call: Call): boolean {
  return call.request.statusCallbackEvents.length === 0 || call.request.to === null
}

/** The body of one callback as the facts stand now. `recordingUrl` is null when there is no recording to come. */
export function callbackBody(
  call: Call,
  event: CallbackEvent,
  recordingUrl: string | null,
  clock: Clock,
): CallbackBody {
  const unknown = event === 'terminal' && faultOf(call, 'status-unknown') !== undefined
  const status = unknown ? 'network-congestion' : call.status
  const recording = recordingFields(call, recordingUrl)
  if (isShort(call)) {
    return { CallSid: call.sid, DateUpdated: istTime(call.updatedAt), Status: status, ...recording }
  }
  const { from, to, callerId, customField } = call.request
  const epochEnd = call.endedAt === null || faultOf(call, 'end-time-epoch') !== undefined
  const now = clock.now()
  return {
    CallSid: call.sid,
    EventType: event,
    DateCreated: istTime(call.createdAt),
    DateUpdated: istTime(call.updatedAt),
    Status: status,
    To: trunkNumber(to ?? callerId),
    From: trunkNumber(from),
    PhoneNumberSid: trunkNumber(callerId),
    StartTime: istTime(call.createdAt),
    EndTime: epochEnd ? istEpoch : istTime(call.endedAt ?? 0),
    Direction: 'outbound-api',
    ...recording,
    ConversationDuration: call.endedAt === null ? 0 : talkSeconds(call, clock),
    ...(customField === null || faultOf(call, 'custom-field-absent') ? {} : { CustomField: customField }),
    Legs: call.legs.map((leg) => ({
      OnCallDuration: secondsBetween(clock, leg.answeredAt, leg.endedAt ?? now),
      Status: legStatus(leg),
      AnsweredBy: leg.answeredBy,
    })),
  }
}
