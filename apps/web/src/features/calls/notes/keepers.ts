import type { CallView } from '@telehub/contracts'
import { api } from '@/lib/api-client.ts'
import { abandonedMs, keepDraft, leaveDrafts, takeDrafts } from './drafts.ts'
import { mergeNotes } from './merge.ts'
import { createNoteKeeper, type NoteDraft, type NoteKeeper, type SavedNotes } from './note-keeper.ts'

/** One keeper for each call, whatever part of the page shows its notes, and as long as something of it is not saved. */
const keepers = new Map<string, NoteKeeper>()

const savedOf = (call: Pick<CallView, 'notes' | 'notesVersion'>): SavedNotes => ({
  notes: call.notes,
  version: call.notesVersion,
})

function make(userId: number, callId: string, saved: SavedNotes, draft: NoteDraft | null): NoteKeeper {
  const keeper = createNoteKeeper(
    saved,
    {
      put: (body) => api('PUT /api/calls/{id}/notes', { params: { id: callId }, body }),
      read: async () => savedOf(await api('GET /api/calls/{id}', { params: { id: callId } })),
      keep: (kept) => keepDraft(userId, callId, kept),
    },
    draft,
  )
  keepers.set(callId, keeper)
  return keeper
}

/** The keeper of a call of mine, with what this machine still had of it. */
export function keeperOf(call: CallView): NoteKeeper {
  const known = keepers.get(call.id)
  if (known) return known
  const left = takeDrafts(call.agentId, (callId) => callId === call.id)
  return make(call.agentId, call.id, savedOf(call), left.get(call.id) ?? null)
}

/** Sends what an earlier visit could not, now and whenever the network is back. Returns what ends that. */
export function rescueNotes(userId: number): () => void {
  for (const [callId, draft] of takeDrafts(userId, (id) => !keepers.has(id))) {
    make(userId, callId, { notes: draft.notes, version: draft.version }, draft)
  }
  const flushAll = () => {
    for (const keeper of keepers.values()) void keeper.flush()
  }
  const onHide = () => {
    if (document.hidden) flushAll()
  }
  // A tab that crashed just before this one opened has not said that it leaves.
  const late = setTimeout(() => {
    for (const [callId, draft] of takeDrafts(userId, () => true, false)) {
      const keeper = keepers.get(callId)
      if (keeper) keeper.type(mergeNotes(draft.notes, draft.text, keeper.notes.get().text))
      else make(userId, callId, { notes: draft.notes, version: draft.version }, draft)
    }
  }, abandonedMs + 1000)
  const onLeave = () => leaveDrafts(userId)
  addEventListener('online', flushAll)
  addEventListener('pagehide', onLeave)
  document.addEventListener('visibilitychange', onHide)
  return () => {
    clearTimeout(late)
    removeEventListener('online', flushAll)
    removeEventListener('pagehide', onLeave)
    document.removeEventListener('visibilitychange', onHide)
    keepers.clear()
  }
}
