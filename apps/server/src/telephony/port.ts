import type { CallFact } from '@telehub/domain'
import { ProviderError } from '../platform/refusal.ts'

export const capabilities = ['hangUp', 'hold', 'mute', 'transfer', 'coach', 'mediaStream', 'pauseRecording'] as const
export type Capability = (typeof capabilities)[number]

/** What a line can do during a call, and for what it cannot, why not, in words for the agent. */
export type Capabilities = Readonly<Record<Capability, { readonly can: boolean; readonly why: string | null }>>

export interface DialRequest {
  callId: string
  /** E.164. The agent's handset rings first. */
  agentPhone: string
  customerPhone: string
  /** Where the carrier tells what happens; carries the call's secret. */
  callbackUrl: string
  record: boolean
}

/** The carrier took the request. `body` is its reply as it came. */
export interface Accepted {
  carrierCallId: string
  facts: readonly CallFact[]
  body: string
}

export const transports = ['json', 'form', 'multipart', 'query', 'poll', 'reply'] as const
export type Transport = (typeof transports)[number]

/** A message as it came: bytes read as text, and the query string of the address it was sent to. */
export interface CarrierMessage {
  body: string
  query: string
  receivedAt: Date
}

/** What a message says, as far as it is understood. Nothing readable gives no facts and says so in `unknown`. */
export interface Translation {
  transport: Transport
  carrierCallId: string | null
  /** Our own call id, when the message brings it back. */
  callRef: string | null
  facts: readonly CallFact[]
  /** What is not understood, as `field "value"`: kept and shown, never thrown away. */
  unknown: readonly string[]
}

export interface Told {
  body: string
  translation: Translation
}

export type LookUp =
  | { kind: 'call'; carrierCallId: string }
  /** A request whose reply was lost: found by its numbers and its time. */
  | {
      kind: 'submission'
      callId: string
      submittedAt: Date
      agentPhone: string
      customerPhone: string
      /** The carrier's ids of our other calls, which it cannot be. */
      others: readonly string[]
    }

export interface Carrier {
  readonly name: string
  /** The number that both parties see. */
  readonly line: string
  readonly capabilities: Capabilities
  /** Sends the request once and never again by itself. Throws DialError, and nothing else that is expected. */
  dial(request: DialRequest): Promise<Accepted>
  /** What the carrier knows now; null when it knows no such call. Throws ProviderError when it cannot be asked. */
  lookUp(query: LookUp): Promise<Told | null>
  /** Reads a callback. Never throws: what a stranger sends is no error of ours. */
  translate(message: CarrierMessage): Translation
  callbackUrl(callId: string, secret: string): string
}

export const dialFailures = [
  // Refused for sure: no call was placed.
  'bad-request',
  'do-not-disturb',
  'credentials',
  'no-balance',
  'account-blocked',
  'not-found',
  'too-many-calls',
  'unavailable',
  'unreachable',
  // Sent, and the reply is lost or says nothing: there may be a call.
  'no-reply',
  'connection-lost',
  'unreadable-reply',
] as const
export type DialFailure = (typeof dialFailures)[number]

const unknownFailures: readonly DialFailure[] = ['no-reply', 'connection-lost', 'unreadable-reply']

interface DialErrorMore {
  /** When asking again can help, as the carrier says. */
  retryAt?: Date | null
  /** The reply as it came, cut to a readable length; without our credentials. */
  body?: string
  status?: number
}

/**
 * A call that was not, or may not have been, placed. `placed: 'unknown'` must never be answered by dialling again: the
 * carrier has to be asked first. `retry` is true only where surely nothing was placed and the reason passes.
 */
export class DialError extends ProviderError {
  readonly placed: 'no' | 'unknown'
  readonly failure: DialFailure
  readonly retryAt: Date | null
  readonly body: string

  constructor(failure: DialFailure, message: string, more: DialErrorMore = {}) {
    const placed = unknownFailures.includes(failure) ? 'unknown' : 'no'
    const passing = failure === 'too-many-calls' || failure === 'unavailable' || failure === 'unreachable'
    super(failure, message, placed === 'no' && passing, more.status === undefined ? {} : { status: more.status })
    this.name = 'DialError'
    this.placed = placed
    this.failure = failure
    this.retryAt = more.retryAt ?? null
    this.body = more.body ?? ''
  }
}
