import type { CallView } from '@telehub/contracts'
import type { DispositionCode } from '@telehub/domain'

/** A call as it was last told, and when that was by the server's clock (milliseconds since 1970). */
export interface Seen {
  readonly view: CallView
  readonly at: number
  /** The latest word of it, also one that knew less. */
  readonly heardAt: number
}

/**
 * All that one agent's screen knows of calls. It is the same whatever order the news came in and however often: each call
 * is the greatest of its views, and the newest snapshot tells which call was open then.
 */
export interface Desk {
  readonly me: number
  readonly calls: Readonly<Record<string, Seen>>
  /** The newest answer to "which call is mine?"; null until there was one. */
  readonly snapshot: { readonly at: number; readonly callId: string | null } | null
  /** Something was heard of a call that is not known here: ask for a snapshot. */
  readonly stale: boolean
  /** The lead of the call that is being asked for. */
  readonly placing: number | null
  /** The outcome being saved, or saved; the message comes with the server's yes. */
  readonly saved: { readonly callId: string; readonly code: DispositionCode; readonly message: string | null } | null
  readonly dismissed: readonly string[]
}

export type DeskEvent =
  /** The answer to GET /api/calls/current. */
  | { kind: 'snapshot'; call: CallView | null; at: number }
  /** A live event of a call, or a reply that carries one. */
  | { kind: 'seen'; call: CallView; at: number }
  /** The heartbeat of a conversation. */
  | { kind: 'talking'; callId: string; agentId: number; talkSeconds: number; at: number }
  | { kind: 'placing'; leadId: number }
  | { kind: 'placed'; call: CallView; at: number }
  /** `callId`: the call that the carrier refused; its refusal is shown elsewhere. */
  | { kind: 'not-placed'; callId: string | null }
  | { kind: 'saving'; callId: string; code: DispositionCode }
  | { kind: 'saved'; call: CallView; message: string; at: number }
  | { kind: 'not-saved'; callId: string }
  /** A notice about a call was read. */
  | { kind: 'dismissed'; callId: string }

export const emptyDesk = (me: number): Desk => ({
  me,
  calls: {},
  snapshot: null,
  stale: false,
  placing: null,
  saved: null,
  dismissed: [],
})

const submissions = { pending: 0, unknown: 1, refused: 1, accepted: 2 } as const

/** Facts only ever become known, so of two views of one call the one that knows more is the later one. */
const knowledge = (call: CallView): number =>
  submissions[call.submission] +
  [
    call.dialledAt,
    call.agentAnsweredAt,
    call.customerRangAt,
    call.customerAnsweredAt,
    call.endedAt,
    call.disposedAt,
    call.recording === 'known' ? 'known' : null,
  ].filter((fact) => fact !== null).length

const newer = (a: Seen, b: Seen): boolean => {
  const difference = knowledge(b.view) - knowledge(a.view)
  return difference > 0 || (difference === 0 && b.at > a.at)
}

/** The greater of two views. Notes have a version of their own, for another tab may save them at any time. */
function join(a: Seen | undefined, b: Seen): Seen {
  if (!a) return b
  const greater = newer(a, b) ? b : a
  const noted = b.view.notesVersion > a.view.notesVersion ? b : a
  const heardAt = Math.max(a.heardAt, b.heardAt)
  const { notes, notesVersion } = noted.view
  if (greater === a && heardAt === a.heardAt && noted === a) return a
  const view = greater.view.notesVersion === notesVersion ? greater.view : { ...greater.view, notes, notesVersion }
  return { view, at: greater.at, heardAt }
}

/** More than a person can have had open since; the oldest are forgotten. */
const mostCalls = 20

function withCall(desk: Desk, call: CallView, at: number): Desk {
  if (call.agentId !== desk.me) return desk
  const before = desk.calls[call.id]
  const after = join(before, { view: call, at, heardAt: at })
  if (after === before) return desk
  const calls = { ...desk.calls, [call.id]: after }
  const oldest = Object.values(calls).sort((a, b) => (a.view.requestedAt < b.view.requestedAt ? -1 : 1))[0]
  if (oldest && Object.keys(calls).length > mostCalls) delete calls[oldest.view.id]
  return { ...desk, calls }
}

/** A heartbeat proves a conversation even when the news of the answer was lost. */
function withTalk(desk: Desk, event: Extract<DeskEvent, { kind: 'talking' }>): Desk {
  if (event.agentId !== desk.me) return desk
  const known = desk.calls[event.callId]
  if (!known) return desk.stale ? desk : { ...desk, stale: true }
  if (known.view.customerAnsweredAt !== null || known.view.endedAt !== null) return desk
  const customerAnsweredAt = new Date(event.at - event.talkSeconds * 1000).toISOString()
  return withCall(desk, { ...known.view, phase: 'talking', customerAnsweredAt }, event.at)
}

/** What the desk knows after one more piece of news. Never refuses; the same object when there was nothing new in it. */
export function fold(desk: Desk, event: DeskEvent): Desk {
  switch (event.kind) {
    case 'snapshot': {
      const told = event.call ? withCall(desk, event.call, event.at) : desk
      const newest = desk.snapshot === null || event.at >= desk.snapshot.at
      return newest ? { ...told, stale: false, snapshot: { at: event.at, callId: event.call?.id ?? null } } : told
    }
    case 'seen':
      return withCall(desk, event.call, event.at)
    case 'talking':
      return withTalk(desk, event)
    case 'placing':
      return { ...desk, placing: event.leadId, saved: null }
    case 'placed':
      // The reply is younger than any snapshot that came before it, whatever the clocks say.
      return { ...withCall(desk, event.call, Math.max(event.at, desk.snapshot?.at ?? 0)), placing: null }
    case 'not-placed':
      return { ...desk, placing: null, dismissed: remember(desk.dismissed, event.callId) }
    case 'saving':
      return { ...desk, saved: { callId: event.callId, code: event.code, message: null } }
    case 'saved': {
      const code = event.call.disposition ?? desk.saved?.code
      const told = withCall(desk, event.call, event.at)
      return code ? { ...told, saved: { callId: event.call.id, code, message: event.message } } : told
    }
    case 'not-saved':
      return desk.saved?.callId === event.callId ? { ...desk, saved: null } : desk
    case 'dismissed':
      return {
        ...desk,
        dismissed: remember(desk.dismissed, event.callId),
        saved: desk.saved?.callId === event.callId ? null : desk.saved,
      }
  }
}

const remember = (ids: readonly string[], id: string | null): readonly string[] =>
  id === null || ids.includes(id) ? ids : [...ids, id].slice(-mostCalls)
