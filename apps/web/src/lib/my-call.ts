import { createStore } from './store.ts'

/** `line`: being dialled or spoken; `outcome`: ended, and its outcome is due; `saved`: its outcome is saved, or on its way. */
export type CallStage = 'line' | 'outcome' | 'saved'

/** Whom I am calling, for the parts of the page that must not offer the same person again. */
export interface MyCall {
  leadId: number
  stage: CallStage
}

/** Null while there is no call of mine. Whoever places calls keeps it. */
export const myCall = createStore<MyCall | null>(null)

/** Whether another lead has to wait for the call. */
export const isBusy = (call: MyCall | null): boolean => call !== null && call.stage !== 'saved'
