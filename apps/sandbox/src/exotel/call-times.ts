import { type Clock, secondsBetween } from '../clock.ts'
import { hashOf } from '../random.ts'
import type { Call } from './call.ts'
import { timings } from './timings.ts'

/** Seconds during which both legs talked; 0 when they never did. */
export function talkSeconds(call: Call, clock: Clock): number {
  const last = call.legs[call.legs.length - 1]
  return secondsBetween(clock, last?.answeredAt ?? null, last?.endedAt ?? call.endedAt)
}

/** Whether both parties spoke, were it for less than a second: only then is there a recording. */
export function wasBridged(call: Call): boolean {
  return call.legs[call.legs.length - 1]?.answeredAt !== null
}

const passed = (call: Call, clock: Clock, ms: number) =>
  call.endedAt !== null && (clock.now() - call.endedAt) * clock.scale >= ms

/** Whether `EndTime`, `Duration` and `Price` have reached the call details (exotel.md §3.1). */
export const isSettled = (call: Call, clock: Clock) => passed(call, clock, timings.settle)

/** Whether the recording can be fetched: one to five minutes after the end, by the SID. */
export function recordingReady(call: Call, clock: Clock): boolean {
  const spread = timings.recordingTo - timings.recordingFrom
  const wait = timings.recordingFrom + (hashOf(call.sid) % spread)
  return call.request.record && wasBridged(call) && passed(call, clock, wait)
}
