import type { Fault } from '../exotel/fault-words.ts'

/** What each fault does, in a sentence for the page and for GET /admin/faults. */
export const faultNotes: Readonly<Record<Fault, string>> = {
  'http-400': 'The request is refused as invalid',
  'http-401': 'The credentials are refused',
  'http-402': 'No balance left',
  'http-403-ndnc': 'The number is on the do-not-call register',
  'http-403-kyc': 'The account has no KYC',
  'http-404': 'The account or call is not found',
  'http-429': 'Too many calls in this minute',
  'http-503': 'Service unavailable, code 35008',
  'html-body': 'A proxy answers with an HTML page and 502',
  'no-reply': 'Nothing for 30 s, then the line drops; no call is placed',
  'slow-reply': 'The call is placed, the reply takes 8 s',
  'reply-lost': 'The call is placed, the connection drops before the reply',
  'callback-before-reply': 'The first callback overtakes the HTTP reply',
  'callback-duplicate': 'Every callback comes twice',
  'callback-reordered': 'The terminal callback comes before the answered ones',
  'callback-late': 'Callbacks come 3 minutes late',
  'callback-missing': 'Callbacks never come',
  'callback-retried': 'A callback is sent again although it was acknowledged',
  'recording-url-absent': 'RecordingUrl is left out',
  'recording-url-empty': 'RecordingUrl is empty',
  'recording-url-null': 'RecordingUrl is the word null',
  'custom-field-absent': 'CustomField is left out',
  'end-time-epoch': 'EndTime is the 1970 epoch even at the end',
  'status-unknown': 'The terminal status is one nobody has documented',
}
