import type { Clock } from '../clock.ts'
import { type Call, type Delivery, faultOf, legStatus } from './call.ts'
import { encodeCallback } from './callback-encoding.ts'
import { type CallbackBody, callbackBody, isShort } from './callback-payload.ts'
import type { Poster } from './http-post.ts'
import { patience, timings } from './timings.ts'
import type { CallbackEvent } from './words.ts'

export interface CallbackSender {
  /** Posts what the caller asked to hear of this event, spoiled by the faults bound to the call. */
  emit(call: Call, event: CallbackEvent): void
  /** Resolves when the call's first callback has been answered, or can never be. */
  firstPosted(call: Call): Promise<void>
  /** Resolves once no post is on its way; those that wait for their time do not count. */
  posted(): Promise<void>
  /** Resolves once nothing is being posted or waits for its time. */
  idle(): Promise<void>
  reset(): void
}

export interface SenderParts {
  readonly clock: Clock
  readonly poster: Poster
  readonly retries: () => number
  recordingUrl(call: Call): string | null
  onChange(call: Call): void
}

/** Callbacks of one call leave in order, each after the first attempt of the one before; retries overtake nothing. */
export function newCallbackSender({ clock, poster, retries, recordingUrl, onChange }: SenderParts): CallbackSender {
  const queues = new WeakMap<Call, Promise<void>>()
  const held = new WeakMap<Call, (() => void)[]>()
  const first = new WeakMap<Call, PromiseWithResolvers<void>>()
  const waits = new Set<() => void>()
  let posting = 0
  let waiters: { isDone: () => boolean; resolve: () => void }[] = []

  function wake() {
    const done = waiters.filter(({ isDone }) => isDone())
    waiters = waiters.filter((waiter) => !done.includes(waiter))
    for (const { resolve } of done) resolve()
  }
  const until = (isDone: () => boolean) =>
    isDone() ? Promise.resolve() : new Promise<void>((resolve) => waiters.push({ isDone, resolve }))

  function wait(ms: number, run: () => void) {
    if (ms <= 0) return run()
    const cancel = clock.after(ms, () => {
      waits.delete(cancel)
      run()
      wake()
    })
    waits.add(cancel)
  }

  function firstOf(call: Call) {
    const existing = first.get(call) ?? Promise.withResolvers<void>()
    first.set(call, existing)
    return existing
  }

  async function attempt(call: Call, delivery: Delivery, body: CallbackBody): Promise<void> {
    const { statusCallback, statusCallbackEncoding } = call.request
    if (!statusCallback) return
    const { type, payload } = encodeCallback(body, statusCallbackEncoding)
    const at = clock.now()
    const began = performance.now()
    const done = (code: number | null, error: string | null) => {
      delivery.attempts.push({ at, code, error, tookMs: Math.round(performance.now() - began) })
      const good = code !== null && code >= 200 && code < 300
      const again = delivery.attempts.length === 1 && faultOf(call, 'callback-retried', delivery.event) !== undefined
      const more = delivery.attempts.length <= retries()
      delivery.state = good ? 'delivered' : more ? 'waiting' : 'failed'
      onChange(call)
      firstOf(call).resolve()
      if (again || (!good && more)) wait(timings.callbackRetry, () => send(call, delivery, body))
    }
    try {
      done(await poster.post(statusCallback, type, payload, patience.callbackTimeout), null)
    } catch (error) {
      done(null, error instanceof Error ? error.message || 'connection failed' : 'connection failed')
    }
  }

  function send(call: Call, delivery: Delivery, body: CallbackBody) {
    posting += 1
    const tail = (queues.get(call) ?? Promise.resolve())
      .then(() => attempt(call, delivery, body))
      .finally(() => {
        posting -= 1
        wake()
      })
    queues.set(call, tail)
  }

  function dispatch(call: Call, event: CallbackEvent) {
    const body = callbackBody(call, event, recordingUrl(call), clock)
    const delivery = (): Delivery => {
      const made: Delivery = { event, legs: call.legs.map(legStatus), attempts: [], state: 'waiting' }
      call.deliveries.push(made)
      return made
    }
    if (faultOf(call, 'callback-missing', event)) {
      delivery().state = 'withheld'
      onChange(call)
      firstOf(call).resolve()
      return
    }
    const copies = faultOf(call, 'callback-duplicate', event) ? [delivery(), delivery()] : [delivery()]
    const late = faultOf(call, 'callback-late', event)
    const go = () =>
      wait(late ? (late.ms ?? timings.callbackLate) : 0, () => {
        for (const copy of copies) send(call, copy, body)
      })
    const terminalFollows = call.request.statusCallbackEvents.includes('terminal')
    if (event === 'answered' && terminalFollows && faultOf(call, 'callback-reordered', event)) {
      held.set(call, [...(held.get(call) ?? []), go])
      return
    }
    go()
    for (const resume of held.get(call) ?? []) resume()
    held.delete(call)
  }

  return {
    emit(call, event) {
      const { statusCallback, statusCallbackEvents } = call.request
      const wanted = isShort(call) ? event === 'terminal' : statusCallbackEvents.includes(event)
      if (statusCallback && wanted) dispatch(call, event)
    },
    firstPosted: (call) => firstOf(call).promise,
    posted: () => until(() => posting === 0),
    idle: () => until(() => posting === 0 && waits.size === 0),
    reset() {
      for (const cancel of waits) cancel()
      waits.clear()
      wake()
    },
  }
}
