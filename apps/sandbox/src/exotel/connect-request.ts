import { nationalDigits } from '../phone-number.ts'
import { type CallbackEncoding, type CallbackEvent, callbackEncodings, callbackEvents } from './words.ts'

/** A connect request that is understood; numbers are ten national digits. */
export interface ConnectRequest {
  readonly from: string
  /** null for a call to a flow. */
  readonly to: string | null
  readonly flowUrl: string | null
  readonly callerId: string
  readonly timeLimitSeconds: number
  readonly ringSeconds: number
  readonly record: boolean
  readonly dualChannel: boolean
  readonly customField: string | null
  readonly statusCallback: URL | null
  readonly statusCallbackEvents: readonly CallbackEvent[]
  readonly statusCallbackEncoding: CallbackEncoding
}

export type Fields = Readonly<Record<string, unknown>>

/** What is wrong with a request: an HTTP status and Exotel's sentence. */
export interface ConnectRefusal {
  readonly status: 400 | 403
  readonly message: string
}

function text(fields: Fields, name: string): string | null {
  const value = fields[name]
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : null
}

function wholeNumber(fields: Fields, name: string, most: number, otherwise: number): number | null {
  const value = text(fields, name)
  if (value === null) return otherwise
  return /^\d{1,6}$/.test(value) && Number(value) >= 1 && Number(value) <= most ? Number(value) : null
}

/** `StatusCallbackEvents[0]`, `StatusCallbackEvents[]` repeated, and the bare name. Other names are ignored. */
function requestedEvents(fields: Fields): CallbackEvent[] {
  const values = Object.entries(fields)
    .filter(([name]) => /^StatusCallbackEvents(\[\d*\])?$/.test(name))
    .flatMap(([, value]) => value)
  return callbackEvents.filter((event) => values.includes(event))
}

/** Reads the form of `Calls/connect` (exotel.md §1.2). */
export function readConnectRequest(fields: Fields, exoPhones: readonly string[]): ConnectRequest | ConnectRefusal {
  const refuse = (message: string, status: 400 | 403 = 400): ConnectRefusal => ({ status, message })
  for (const name of ['From', 'CallerId'])
    if (text(fields, name) === null) return refuse(`${name} is a mandatory parameter`)
  const to = text(fields, 'To')
  const flowUrl = text(fields, 'Url')
  if (text(fields, 'StreamType') !== null) return refuse('Voice streaming is not enabled for this account', 403)
  if (to === null && flowUrl === null) return refuse('To or Url is a mandatory parameter')

  const from = nationalDigits(text(fields, 'From') ?? '')
  if (from === null) return refuse(`From ${text(fields, 'From')} is invalid`)
  const toDigits = to === null ? null : nationalDigits(to)
  if (to !== null && toDigits === null) return refuse(`To ${to} is invalid`)
  const callerId = nationalDigits(text(fields, 'CallerId') ?? '')
  if (callerId === null || !exoPhones.includes(callerId)) return refuse('CallerId is not a number of this account')

  const timeLimitSeconds = wholeNumber(fields, 'TimeLimit', 14_400, 14_400)
  if (timeLimitSeconds === null) return refuse('TimeLimit is invalid')
  const ringSeconds = wholeNumber(fields, 'TimeOut', 120, 30)
  if (ringSeconds === null) return refuse('TimeOut is invalid')
  const channels = text(fields, 'RecordingChannels') ?? 'single'
  if (channels !== 'single' && channels !== 'dual') return refuse('RecordingChannels is invalid')
  const customField = text(fields, 'CustomField')
  if (customField !== null && customField.length > 128) return refuse('CustomField is longer than 128 characters')

  const callback = text(fields, 'StatusCallback')
  const statusCallback = callback === null ? null : URL.parse(callback)
  if (callback !== null && !['http:', 'https:'].includes(statusCallback?.protocol ?? ''))
    return refuse('StatusCallback is invalid')
  const type = text(fields, 'StatusCallbackContentType')
  return {
    from,
    to: toDigits,
    flowUrl: to === null ? flowUrl : null,
    callerId,
    timeLimitSeconds,
    ringSeconds,
    record: text(fields, 'Record') === 'true',
    dualChannel: channels === 'dual',
    customField,
    statusCallback,
    statusCallbackEvents: requestedEvents(fields),
    statusCallbackEncoding: callbackEncodings.find((encoding) => encoding === type) ?? 'multipart/form-data',
  }
}
