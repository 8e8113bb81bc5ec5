import { callRefusals } from '@telehub/domain'

/** Every expected "no" with its HTTP status. The code is stable; the sentence beside it is for people. */
const own = {
  'invalid-input': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  'session-ended': 401,
  'not-allowed': 403,
  csrf: 403,
  'wrong-secret': 403,
  'not-found': 404,
  conflict: 409,
  'stale-notes': 409,
  'already-disposed': 409,
  'call-not-ended': 409,
  'too-late-to-correct': 409,
  'email-taken': 409,
  'last-admin': 409,
  'import-not-ready': 409,
  'file-too-large': 413,
  'unreadable-file': 422,
  'unsupported-media-type': 415,
  'carrier-refused': 422,
  'disposition-not-possible': 422,
  'time-not-possible': 422,
  'weak-password': 422,
  'account-locked': 423,
  'too-many-requests': 429,
  unavailable: 503,
} as const

const ofCalls = Object.fromEntries(callRefusals.map((code) => [code, code === 'carrier-down' ? 503 : 409])) as Record<
  (typeof callRefusals)[number],
  409 | 503
>

export const refusalStatus = { ...own, ...ofCalls }
export type RefusalCode = keyof typeof refusalStatus
