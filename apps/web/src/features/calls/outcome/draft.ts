import type { DispositionRequest } from '@telehub/contracts'
import type { DispositionCode, DispositionNeed, RequestedActionKind } from '@telehub/domain'
import type { Key } from '@/lib/i18n.ts'

/** What the person has filled in so far. It is kept when another code is chosen. */
export interface OutcomeDraft {
  code: DispositionCode | null
  callbackAt: string | null
  next: { kind: RequestedActionKind; dueAt: string | null; place: string; ownerId: number | null }
  language: string | null
  visit: { at: string | null; place: string }
  material: { what: string; to: string }
}

export const emptyDraft = (code: DispositionCode | null): OutcomeDraft => ({
  code,
  callbackAt: null,
  next: { kind: 'follow-up', dueAt: null, place: '', ownerId: null },
  language: null,
  visit: { at: null, place: '' },
  material: { what: '', to: '' },
})

export interface Asked {
  needs: readonly DispositionNeed[]
  /** Letters that notes want where they are needed. */
  notesMinLength: number
}

/** The first thing that is still to be filled in, as the word of its sentence; null when the outcome can be sent. */
export type Missing =
  | 'code'
  | 'notes'
  | 'callback'
  | 'next'
  | 'nextPlace'
  | 'language'
  | 'visitAt'
  | 'visitPlace'
  | 'what'

const lacks: Record<DispositionNeed, (draft: OutcomeDraft, notes: string, asked: Asked) => Missing | null> = {
  notes: (_, notes, { notesMinLength }) => ([...notes.trim()].length < notesMinLength ? 'notes' : null),
  'callback-time': ({ callbackAt }) => (callbackAt ? null : 'callback'),
  'next-action': ({ next }) => {
    if (!next.dueAt) return 'next'
    return next.kind === 'visit' && !next.place.trim() ? 'nextPlace' : null
  },
  language: ({ language }) => (language ? null : 'language'),
  visit: ({ visit }) => {
    if (!visit.at) return 'visitAt'
    return visit.place.trim() ? null : 'visitPlace'
  },
  material: ({ material }) => (material.what.trim() ? null : 'what'),
}

export function missingOf(draft: OutcomeDraft, notes: string, asked: Asked): Missing | null {
  if (draft.code === null) return 'code'
  for (const need of asked.needs) {
    const missing = lacks[need](draft, notes, asked)
    if (missing) return missing
  }
  return null
}
export const missingKey = (missing: Missing): Key<'calls'> => `outcome.missing.${missing}`

/** What goes to the server: the code, the notes, and only what the code asks for. Call it when nothing is missing. */
export function requestOf(
  draft: OutcomeDraft,
  notes: string,
  needs: readonly DispositionNeed[],
): DispositionRequest | null {
  const { code, callbackAt, next, language, visit, material } = draft
  if (code === null) return null
  const asks = (need: DispositionNeed) => needs.includes(need)
  const to = material.to.trim()
  return {
    code,
    notes: notes.trim(),
    ...(asks('callback-time') && callbackAt && { callbackAt }),
    ...(asks('next-action') &&
      next.dueAt && {
        nextAction: {
          kind: next.kind,
          dueAt: next.dueAt,
          ...(next.kind === 'visit' && { place: next.place.trim() }),
          ...(next.ownerId !== null && { ownerId: next.ownerId }),
        },
      }),
    ...(asks('language') && language && { language }),
    ...(asks('visit') && visit.at && { visit: { at: visit.at, place: visit.place.trim() } }),
    ...(asks('material') && { material: { what: material.what.trim(), ...(to && { to }) } }),
  }
}
