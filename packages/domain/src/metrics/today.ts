import type { CallFacts } from '../calls/call.ts'
import { customerAnswered, talkSecondsOf, timesOf, wrapSecondsOf } from '../calls/derive.ts'
import { dateOf, MINUTE } from '../schedule/zone.ts'
import type { MetricSettings } from './settings.ts'

/** The carrier accepted the call. */
export const isAttempted = (facts: CallFacts): boolean => facts.submission === 'accepted'

/** The customer answered. */
export const isConnected = (facts: CallFacts): boolean => isAttempted(facts) && customerAnswered(facts)

/** They talked for long enough to have said something. */
export const isConversation = (facts: CallFacts, settings: Pick<MetricSettings, 'conversationSeconds'>): boolean =>
  isConnected(facts) && (talkSecondsOf(facts) ?? 0) >= settings.conversationSeconds

/** The promise was kept: the call came within some minutes of the promised time, either side. */
export const isCallbackKept = (
  requestedAt: Date,
  promisedFor: Date,
  settings: Pick<MetricSettings, 'callbackKeptMinutes'>,
): boolean => Math.abs(requestedAt.getTime() - promisedFor.getTime()) <= settings.callbackKeptMinutes * MINUTE

/** A share between 0 and 1, or null without anything to divide by: a dash on the screen, never 0 %. */
export const shareOf = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null)

/** Connected calls out of those attempted. */
export const connectRate = (counts: Pick<DayCounts, 'attempted' | 'connected'>): number | null =>
  shareOf(counts.connected, counts.attempted)

/** Seconds of talk for each connected call. */
export const averageTalkSeconds = (counts: Pick<DayCounts, 'talkSeconds' | 'connected'>): number | null =>
  shareOf(counts.talkSeconds, counts.connected)

/** Promised callbacks kept, out of those that were due. */
export const callbackCompletion = (kept: number, due: number): number | null => shareOf(kept, due)

/** Seconds from the request to the disposition, or to the end when there is none; 0 for a call that nobody accepted. */
export function handleSecondsOf(facts: CallFacts): number {
  if (!isAttempted(facts)) return 0
  const { requestedAt, dialledAt, endedAt, disposedAt } = timesOf(facts)
  const until = disposedAt ?? endedAt
  return until ? Math.floor((until.getTime() - (dialledAt ?? requestedAt).getTime()) / 1000) : 0
}

export type DayCounts = {
  readonly attempted: number
  readonly connected: number
  readonly conversations: number
  readonly talkSeconds: number
  readonly wrapSeconds: number
  readonly callbacksKept: number
  readonly conversions: number
}

export type CountedCall = {
  readonly facts: CallFacts
  /** The promised callback that this call answered. */
  readonly promisedFor: Date | null
  readonly converted: boolean
}

/** Counts the calls requested on the organisation's calendar day that holds `now`; the others are passed over. */
export function countToday(
  calls: readonly CountedCall[],
  settings: MetricSettings & { readonly zone: string },
  now: Date,
): DayCounts {
  const today = dateOf(settings.zone, now)
  const counted = calls.filter(({ facts }) => dateOf(settings.zone, facts.requestedAt) === today)
  const count = (holds: (call: CountedCall) => boolean): number => counted.filter(holds).length
  const sum = (seconds: (facts: CallFacts) => number): number =>
    counted.filter(({ facts }) => isAttempted(facts)).reduce((total, { facts }) => total + seconds(facts), 0)
  return {
    attempted: count(({ facts }) => isAttempted(facts)),
    connected: count(({ facts }) => isConnected(facts)),
    conversations: count(({ facts }) => isConversation(facts, settings)),
    talkSeconds: sum((facts) => talkSecondsOf(facts) ?? 0),
    wrapSeconds: sum((facts) => wrapSecondsOf(facts) ?? 0),
    callbacksKept: count(
      ({ facts, promisedFor }) =>
        promisedFor !== null && isAttempted(facts) && isCallbackKept(facts.requestedAt, promisedFor, settings),
    ),
    conversions: count(({ converted }) => converted),
  }
}
