import type { BodyIn } from '@telehub/contracts'
import { createBus } from './bus.ts'

/** What `POST /api/calls` takes beside the lead. */
export type CallOptions = Omit<BodyIn<'POST /api/calls'>, 'leadId'>
export interface CallRequest extends CallOptions {
  leadId: number
}

const calls = createBus<CallRequest>()

/** Asks whoever places calls to call this lead. Refusals are theirs to show. */
export const requestCall = (leadId: number, options: CallOptions = {}): void => calls.send({ leadId, ...options })

/** For whoever places calls: is asked for each call that any screen wants. Returns what ends it. */
export const onCallRequest = (handler: (request: CallRequest) => void): (() => void) => calls.listen(handler)

const views = createBus<true>()

/** Asks for the call that there is, or the outcome it waits for, to be brought into sight. */
export const requestCallView = (): void => views.send(true)
export const onCallViewRequest = (handler: () => void): (() => void) => views.listen(handler)
