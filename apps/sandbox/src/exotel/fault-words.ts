import type { CallbackEvent } from './words.ts'

/** Faults of the HTTP reply. All but the last three refuse the request; `slow-reply` and `reply-lost` place the call. */
export const httpFaults = [
  'http-400',
  'http-401',
  'http-402',
  'http-403-ndnc',
  'http-403-kyc',
  'http-404',
  'http-429',
  'http-503',
  'html-body',
  'no-reply',
  'slow-reply',
  'reply-lost',
] as const
export type HttpFault = (typeof httpFaults)[number]

/** Faults of the callbacks of a call, bound to it when it is placed. */
export const callFaults = [
  'callback-before-reply',
  'callback-duplicate',
  'callback-reordered',
  'callback-late',
  'callback-missing',
  'callback-retried',
  'recording-url-absent',
  'recording-url-empty',
  'recording-url-null',
  'custom-field-absent',
  'end-time-epoch',
  'status-unknown',
] as const
export type CallFault = (typeof callFaults)[number]

export type Fault = HttpFault | CallFault

export const faultEndpoints = ['connect', 'details', 'list', 'recording'] as const
export type FaultEndpoint = (typeof faultEndpoints)[number]

export interface FaultRule {
  readonly fault: Fault
  /** How many more requests it strikes; null means until it is switched off. */
  readonly times: number | null
  /** Only calls with this number (ten digits) on either leg; null means all. */
  readonly number: string | null
  /** Which request an HTTP fault strikes; callback faults always bind at `connect`. */
  readonly on: FaultEndpoint
  /** Which callback a callback fault strikes; null means all. */
  readonly event: CallbackEvent | null
  /** `slow-reply` and `no-reply`: real milliseconds. `callback-late`: simulated milliseconds. */
  readonly ms: number | null
}
