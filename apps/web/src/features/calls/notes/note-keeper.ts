import type { ReplyOf } from '@telehub/contracts'
import { describeError, isRefusal } from '@/lib/api-error.ts'
import { createStore, type Store } from '@/lib/store.ts'
import { mergeNotes } from './merge.ts'

/** `waiting`: typed, to be sent in a moment; `offline`: kept on this machine until the server answers; `refused`: it will not take them. */
export type NoteState = 'saved' | 'waiting' | 'saving' | 'offline' | 'refused'
export interface Notes {
  text: string
  state: NoteState
  /** Why the server will not take them. */
  problem: string | null
}

/** Notes as the server has them. */
export interface SavedNotes {
  notes: string
  version: number
}

/** What is kept on this machine while it is not saved: the text and what it was typed upon. */
export interface NoteDraft extends SavedNotes {
  text: string
}

export interface NoteKeeperDeps {
  put(notes: SavedNotes): Promise<ReplyOf<'PUT /api/calls/{id}/notes'>>
  /** The notes as they stand on the server, after another tab saved. */
  read(): Promise<SavedNotes>
  keep(draft: NoteDraft | null): void
}

export interface NoteKeeper {
  notes: Store<Notes>
  type(text: string): void
  /** Takes in what the server has, from a live event for instance. */
  heard(saved: SavedNotes): void
  /** Sends what is not saved at once; resolves when there is no more to be done now. */
  flush(): Promise<void>
  /** The notes went along with the outcome: nothing is left to send. */
  settle(saved: SavedNotes): void
}

const pauseMs = 700
const longestPauseMs = 3000
const firstRetryMs = 2000
const longestRetryMs = 30_000

/** Saves the notes of one call as they are typed, and never loses a letter: what is not saved is kept on this machine. */
export function createNoteKeeper(first: SavedNotes, deps: NoteKeeperDeps, draft: NoteDraft | null = null): NoteKeeper {
  // Spaces at the ends are not saved, and are no change.
  let base = { notes: (draft ?? first).notes.trim(), version: (draft ?? first).version }
  let sent: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitingSince = 0
  let retryMs = firstRetryMs
  let underWay: Promise<void> | null = null
  const notes = createStore<Notes>({ text: draft?.text ?? first.notes, state: 'saved', problem: null })

  const isDirty = () => notes.get().text.trim() !== base.notes
  const show = (state: NoteState, problem: string | null = null) => notes.set({ ...notes.get(), state, problem })

  const schedule = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), ms)
  }
  const changed = (text: string) => {
    notes.set({ ...notes.get(), text })
    if (!isDirty()) {
      deps.keep(null)
      return show('saved')
    }
    deps.keep({ text, notes: base.notes, version: base.version })
    if (underWay) return
    if (notes.get().state !== 'offline') show('waiting')
    const now = Date.now()
    if (timer === undefined) waitingSince = now
    schedule(Math.max(0, Math.min(pauseMs, waitingSince + longestPauseMs - now)))
  }

  /** Makes the server's notes the base of what is typed here. */
  const rebase = (saved: SavedNotes) => {
    if (saved.version < base.version) return
    const theirs = saved.notes.trim()
    const text = notes.get().text
    // Our own text come back before its reply did.
    const merged = theirs === sent || !isDirty() ? null : mergeNotes(base.notes, text, theirs)
    const untouched = !isDirty()
    base = { notes: theirs, version: saved.version }
    if (untouched) changed(theirs)
    else changed(merged ?? text)
  }

  const send = async () => {
    const text = notes.get().text.trim()
    sent = text
    show('saving')
    try {
      const { version } = await deps.put({ notes: text, version: base.version })
      base = { notes: text, version }
    } catch (error) {
      if (!isRefusal(error, 'stale-notes')) throw error
      const theirs = await deps.read()
      sent = null
      rebase(theirs)
    } finally {
      sent = null
    }
  }

  const failed = (error: unknown) => {
    const refused =
      error instanceof Error && 'status' in error && Number(error.status) >= 400 && Number(error.status) < 500
    if (refused && !isRefusal(error, 'too-many-requests', 'not-signed-in', 'session-ended')) {
      return show('refused', describeError(error).title)
    }
    show('offline')
    schedule(retryMs)
    retryMs = Math.min(longestRetryMs, retryMs * 2)
  }

  const run = async () => {
    clearTimeout(timer)
    timer = undefined
    try {
      while (isDirty()) {
        await send()
        retryMs = firstRetryMs
      }
      deps.keep(null)
      show('saved')
    } catch (error) {
      failed(error)
    }
  }
  const flush = (): Promise<void> => {
    underWay ??= run().finally(() => {
      underWay = null
    })
    return underWay
  }

  if (draft) changed(draft.text)
  if (draft && first.version > draft.version) rebase(first)

  return {
    notes,
    type: changed,
    heard: (saved) => {
      if (saved.version > base.version) rebase(saved)
    },
    flush,
    settle: (saved) => {
      clearTimeout(timer)
      timer = undefined
      base = { notes: saved.notes.trim(), version: Math.max(base.version, saved.version) }
      deps.keep(null)
      notes.set({ text: saved.notes, state: 'saved', problem: null })
    },
  }
}
