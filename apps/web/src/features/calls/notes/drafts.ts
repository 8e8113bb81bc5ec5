import { local, tab } from '@/lib/storage.ts'
import { mergeNotes } from './merge.ts'
import type { NoteDraft } from './note-keeper.ts'

/** What was typed and is not saved yet, on this machine: a key for each person, call and tab. */
const prefix = 'telehub.notes'
/** A tab that wrote nothing for so long is closed, or its text is saved with ours. */
export const abandonedMs = 20_000

function thisTab(): string {
  const known = tab.get(prefix)
  if (known) return known
  const made = Math.random().toString(36).slice(2, 10)
  tab.set(prefix, made)
  return made
}

const keyOf = (userId: number, callId: string) => `${prefix}.${userId}.${callId}.${thisTab()}`

interface Stored extends NoteDraft {
  at: number
}

const isStored = (value: unknown): value is Stored =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'notes' in value &&
  typeof value.notes === 'string' &&
  'version' in value &&
  typeof value.version === 'number' &&
  'at' in value &&
  typeof value.at === 'number'

function read(key: string): Stored | null {
  try {
    const value: unknown = JSON.parse(local.get(key) ?? 'null')
    return isStored(value) ? value : null
  } catch {
    return null
  }
}

/** Keeps a draft, or forgets it with null. */
export function keepDraft(userId: number, callId: string, draft: NoteDraft | null): void {
  const key = keyOf(userId, callId)
  if (draft) local.set(key, JSON.stringify({ ...draft, at: Date.now() } satisfies Stored))
  else local.remove(key)
}

/**
 * Takes the drafts that this person left behind in this tab before a reload, or in tabs that are closed; several of one
 * call as one. Each is handed over once: whoever takes it keeps it. `own` is false while this tab writes itself.
 */
export function takeDrafts(userId: number, wanted: (callId: string) => boolean, own = true): Map<string, NoteDraft> {
  const mine = `${prefix}.${userId}.`
  const taken = new Map<string, NoteDraft>()
  for (const key of local.keys()) {
    if (!key.startsWith(mine)) continue
    const [callId = '', owner] = key.slice(mine.length).split('.')
    const stored = read(key)
    const abandoned = owner === thisTab() ? own : !stored || Date.now() - stored.at >= abandonedMs
    if (!wanted(callId) || !abandoned) continue
    local.remove(key)
    if (stored) taken.set(callId, together(taken.get(callId), stored))
  }
  return taken
}

/** This tab closes: whoever opens the call next need not wait to take what it leaves. */
export function leaveDrafts(userId: number): void {
  for (const key of local.keys()) {
    if (!key.startsWith(`${prefix}.${userId}.`) || !key.endsWith(`.${thisTab()}`)) continue
    const stored = read(key)
    if (stored) local.set(key, JSON.stringify({ ...stored, at: 0 } satisfies Stored))
  }
}

function together(before: NoteDraft | undefined, { text, notes, version }: Stored): NoteDraft {
  return before ? { ...before, text: mergeNotes(notes, text, before.text) } : { text, notes, version }
}
