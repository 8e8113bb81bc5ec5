import type { CallView } from '@telehub/contracts'
import { api } from '@/lib/api-client.ts'
import { keepDraft, takeDrafts } from './drafts.ts'
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
  addEventListener('online', flushAll)
  document.addEventListener('visibilitychange', onHide)
  return () => {
    removeEventListener('online', flushAll)
    document.removeEventListener('visibilitychange', onHide)
    keepers.clear()
  }
}
