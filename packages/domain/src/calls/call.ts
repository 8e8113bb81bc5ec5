import type { CallOutcome, SubmissionState } from './words.ts'

export const callEnders = ['customer', 'agent', 'carrier', 'system'] as const
export type CallEnder = (typeof callEnders)[number]

/**
 * What we know of a call. A field goes from unknown (null) to known, or to an earlier time, and never back.
 * Times are as told and may contradict each other; `timesOf` puts them in order.
 */
export type CallFacts = {
  readonly requestedAt: Date
  readonly submission: SubmissionState
  /** The carrier accepted the request and began to dial. */
  readonly dialledAt: Date | null
  readonly agentRangAt: Date | null
  readonly agentAnsweredAt: Date | null
  readonly customerRangAt: Date | null
  readonly customerAnsweredAt: Date | null
  readonly endedAt: Date | null
  readonly endReason: CallOutcome | null
  readonly endedBy: CallEnder | null
  /** The carrier's conversation duration, in seconds; it outranks our own clock. */
  readonly talkSeconds: number | null
  readonly recordingUrl: string | null
  readonly carrierCallId: string | null
  readonly disposedAt: Date | null
}

type Told = { readonly at: Date; readonly carrierCallId?: string | null }

export type CallFact =
  | (Told & { readonly kind: 'accepted' })
  | { readonly kind: 'refused'; readonly at: Date }
  | { readonly kind: 'submission-unknown'; readonly at: Date }
  | (Told & { readonly kind: 'agent-rang' })
  | (Told & { readonly kind: 'agent-answered' })
  | (Told & { readonly kind: 'customer-rang' })
  | (Told & { readonly kind: 'customer-answered' })
  | (Told & { readonly kind: 'ended'; readonly reason: CallOutcome; readonly by?: CallEnder | null })
  | (Told & { readonly kind: 'talk-time'; readonly seconds: number })
  | (Told & { readonly kind: 'recording'; readonly url: string })
  | { readonly kind: 'disposed'; readonly at: Date }
export type CallFactKind = CallFact['kind']

/** A call as it stands before the carrier is asked. */
export const newCall = (requestedAt: Date): CallFacts => ({
  requestedAt,
  submission: 'pending',
  dialledAt: null,
  agentRangAt: null,
  agentAnsweredAt: null,
  customerRangAt: null,
  customerAnsweredAt: null,
  endedAt: null,
  endReason: null,
  endedBy: null,
  talkSeconds: null,
  recordingUrl: null,
  carrierCallId: null,
  disposedAt: null,
})
