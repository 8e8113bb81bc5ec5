import type { CarrierMessage, Translation } from '../port.ts'
import { factsOf, type Report } from './facts.ts'
import { type Fields, readFields } from './fields.ts'
import { readTime } from './ist-time.ts'

/** A status callback (exotel.md §2), in any of the encodings in which Exotel sends one. Never throws. */
export const translate = (message: CarrierMessage): Translation => {
  const { transport, fields } = readFields(message.body, message.query)
  const carrierCallId = readCallId(fields.get('CallSid'))
  const callRef = fields.get('CustomField') ?? null
  if (!carrierCallId && !fields.has('Status')) {
    return { transport, carrierCallId, callRef, facts: [], unknown: ['a message without CallSid and Status'] }
  }
  return { transport, carrierCallId, callRef, ...factsOf(reportOf(fields, carrierCallId, message.receivedAt)) }
}

const reportOf = (fields: Fields, carrierCallId: string | null, receivedAt: Date): Report => ({
  carrierCallId,
  status: word(fields.get('Status')),
  event: word(fields.get('EventType')),
  legs: [word(fields.get('Legs[0][Status]')), word(fields.get('Legs[1][Status]'))],
  tellsLegs: fields.has('Legs[0][Status]') || fields.has('Legs[0][OnCallDuration]'),
  createdAt: readTime(fields.get('DateCreated')),
  updatedAt: readTime(fields.get('DateUpdated')),
  endedAt: readTime(fields.get('EndTime')),
  conversationSeconds: readSeconds(fields.get('ConversationDuration')),
  recordingUrl: readRecordingUrl(fields.get('RecordingUrl')),
  receivedAt,
})

const word = (value: string | undefined): string | null => value?.toLowerCase() ?? null

/** Exotel's ids are 32 letters and digits, not hex (exotel.md §1.6); others are taken as long as they are plain. */
export const readCallId = (value: string | undefined): string | null =>
  value && /^[\w-]{8,64}$/.test(value) ? value : null

/** Whole seconds, from a number or a string; null when it is none. A day is longer than any call. */
export const readSeconds = (value: string | undefined): number | null => {
  if (value === undefined || !/^\d{1,6}(\.\d+)?$/.test(value)) return null
  const seconds = Math.floor(Number(value))
  return seconds <= 86_400 ? seconds : null
}

/** Kept as told. Nothing is fetched from it here; who fetches must check the host before sending credentials. */
export const readRecordingUrl = (value: string | undefined): string | null =>
  value && value.length <= 2000 && /^https?:$/.test(URL.parse(value)?.protocol ?? '') ? value : null
