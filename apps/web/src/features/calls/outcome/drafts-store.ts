import type { CallView } from '@telehub/contracts'
import { dispositionCodes } from '@telehub/domain'
import { tab } from '@/lib/storage.ts'
import { createStore, type Store } from '@/lib/store.ts'
import { emptyDraft, type OutcomeDraft } from './draft.ts'

const keyOf = (callId: string) => `telehub.outcome.${callId}`
const stores = new Map<string, Store<OutcomeDraft>>()

/** Only what still has the shape of a draft is taken up again. */
function readKept(callId: string): OutcomeDraft | null {
  try {
    const kept: unknown = JSON.parse(tab.get(keyOf(callId)) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return null
    const draft = { ...emptyDraft(null), ...kept }
    return draft.code === null || dispositionCodes.includes(draft.code) ? draft : null
  } catch {
    return null
  }
}

/** The outcome being filled in for a call: the same whether the dock is small or large, and after a reload of the tab. */
export function draftOf(call: CallView): Store<OutcomeDraft> {
  const known = stores.get(call.id)
  if (known) return known
  const store = createStore(readKept(call.id) ?? emptyDraft(null))
  store.subscribe(() => tab.set(keyOf(call.id), JSON.stringify(store.get())))
  stores.set(call.id, store)
  return store
}

export function forgetDraft(callId: string): void {
  stores.delete(callId)
  tab.remove(keyOf(callId))
}

/** What is chosen now: the person's own choice, else what the carrier's outcome proposes. */
export const chosenCode = (draft: OutcomeDraft, call: Pick<CallView, 'proposed'>) => draft.code ?? call.proposed
