import type { Clock } from '../clock.ts'
import type { Call } from './call.ts'
import { type CallEngine, newCallEngine } from './call-engine.ts'
import { type CallStore, newCallStore } from './call-store.ts'
import { wasBridged } from './call-times.ts'
import { type CallbackSender, newCallbackSender } from './callback-sender.ts'
import { type Faults, newFaults } from './faults.ts'
import { type HandsetDefaults, type Handsets, newHandsets } from './handsets.ts'
import { newPoster } from './http-post.ts'
import type { PresentParts } from './present-call.ts'
import { newRefusals, type Refusals } from './refusals.ts'

export interface Credentials {
  readonly accountSid: string
  readonly apiKey: string
  readonly token: string
  /** The ExoPhones of the account, ten national digits each; the first is the default. */
  readonly exoPhones: readonly string[]
}

export interface CarrierOptions {
  readonly clock: Clock
  readonly credentials: Credentials
  readonly seed: number
  readonly keepCalls: number
  /** 0 switches the limit off. */
  readonly callsPerMinute: number
  /** Attempts after the first for a callback that is not acknowledged, 0 to 2. */
  readonly callbackRetries: number
  readonly handsets: HandsetDefaults
  /** Where the recordings are served, without a slash at the end. Known once the server listens. */
  publicUrl(): string
}

/** The Exotel account and everything that happens in it. */
export interface Carrier extends PresentParts {
  readonly credentials: Credentials
  readonly options: CarrierOptions
  readonly calls: CallStore
  readonly handsets: Handsets
  readonly faults: Faults
  readonly engine: CallEngine
  readonly callbacks: CallbackSender
  readonly refusals: Refusals
  readonly settings: { callbackRetries: number }
  /** Calls `listener` whenever a call changed; returns a function that stops it. */
  onChange(listener: (call: Call) => void): () => void
  /** Forgets all calls, handsets and faults. */
  reset(): void
  close(): void
}

export function newCarrier(options: CarrierOptions): Carrier {
  const { clock, credentials, seed } = options
  const listeners = new Set<(call: Call) => void>()
  const onChange = (call: Call) => {
    for (const listener of listeners) listener(call)
  }
  const settings = { callbackRetries: options.callbackRetries }
  const calls = newCallStore(options.keepCalls)
  const handsets = newHandsets(options.handsets)
  const faults = newFaults()
  const poster = newPoster()
  const refusals = newRefusals()

  /** Present from the end of a recorded conversation on, long before the file itself. */
  const recordingUrl = (call: Call) =>
    call.request.record && wasBridged(call) && call.endedAt !== null
      ? `${options.publicUrl()}/exotelrecordings/${credentials.accountSid}/${call.sid}.wav`
      : null

  const callbacks = newCallbackSender({
    clock,
    poster,
    retries: () => settings.callbackRetries,
    recordingUrl,
    onChange,
  })
  const engine = newCallEngine({ clock, calls, handsets, seed, onChange, onEvent: callbacks.emit })

  function reset() {
    engine.reset()
    callbacks.reset()
    handsets.reset()
    faults.replace([])
    refusals.clear()
    faults.setChaos(null)
    settings.callbackRetries = options.callbackRetries
  }

  return {
    accountSid: credentials.accountSid,
    clock,
    recordingUrl,
    credentials,
    options,
    calls,
    handsets,
    faults,
    engine,
    callbacks,
    refusals,
    settings,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    reset,
    close() {
      reset()
      poster.close()
    },
  }
}
