import type { CallView, DispositionRequest } from '@telehub/contracts'
import { api } from '@/lib/api-client.ts'
import { isRefusal } from '@/lib/api-error.ts'
import { renew } from '@/lib/query.ts'
import { createStore } from '@/lib/store.ts'
import { seenNow, tell } from '../desk/desk-store.ts'
import { keeperOf } from '../notes/keepers.ts'
import { forgetDraft } from './drafts-store.ts'

/** Why the last outcome was not saved, and of which call. */
export const notSaved = createStore<{ callId: string; error: unknown } | null>(null)

/**
 * Saves the outcome of a call of mine. The desk shows it as saved at once and takes it back when the server says no;
 * what was filled in stays. Resolves true when it is saved.
 */
export async function saveOutcome(call: CallView, request: DispositionRequest): Promise<boolean> {
  notSaved.set(null)
  tell({ kind: 'saving', callId: call.id, code: request.code })
  try {
    const reply = await api('POST /api/calls/{id}/disposition', { params: { id: call.id }, body: request })
    tell({ kind: 'saved', call: reply.call, message: reply.message, at: seenNow(reply.call) })
    keeperOf(call).settle({ notes: reply.call.notes, version: reply.call.notesVersion })
  } catch (error) {
    tell({ kind: 'not-saved', callId: call.id })
    if (!isRefusal(error, 'already-disposed')) {
      notSaved.set({ callId: call.id, error })
      return false
    }
    await takeOther(call)
  }
  forgetDraft(call.id)
  void renew('GET /api/calls/{id}', 'GET /api/leads', 'GET /api/leads/{id}', 'GET /api/next-actions')
  return true
}

/** Another tab was first: its outcome stands. */
async function takeOther(call: CallView): Promise<void> {
  const now = await api('GET /api/calls/{id}', { params: { id: call.id } }).catch(() => null)
  if (now) tell({ kind: 'seen', call: now, at: seenNow(now) })
}
