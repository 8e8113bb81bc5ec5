import { api } from '@/lib/api-client.ts'
import { ApiError, isRefusal } from '@/lib/api-error.ts'
import type { CallRequest } from '@/lib/call-bus.ts'
import { serverNow } from '@/lib/clock.ts'
import { renew } from '@/lib/query.ts'
import { createStore } from '@/lib/store.ts'
import { desk, seenNow, tell } from '../desk/desk-store.ts'

/** A call that was not placed: what was asked for, and why not. */
export interface Refused {
  request: CallRequest
  error: ApiError
  /** When it was said, by the server's clock. */
  at: number
}
export const refused = createStore<Refused | null>(null)

/**
 * Asks the server to call a lead. While one request is under way others are dropped, so a double click is one call; of two
 * tabs the server refuses the second. The refusal stays in `refused` until it is read or another call is asked for.
 */
export async function placeCall(request: CallRequest): Promise<void> {
  if (desk.get().placing !== null) return
  refused.set(null)
  tell({ kind: 'placing', leadId: request.leadId })
  try {
    const call = await api('POST /api/calls', { body: request })
    tell({ kind: 'placed', call, at: seenNow(call) })
  } catch (error) {
    const failure =
      error instanceof ApiError ? error : new ApiError({ status: 0, code: 'unexpected', title: String(error) })
    const { callId } = failure.params
    tell({ kind: 'not-placed', callId: typeof callId === 'string' ? callId : null })
    refused.set({ request, error: failure, at: serverNow() })
    await learnMore(failure)
  }
}

/** Without an answer there may be a call after all, and an open call may be one that this screen has not heard of. */
async function learnMore(error: ApiError): Promise<void> {
  const mayBeOpen =
    error.status === 0 || isRefusal(error, 'already-on-call', 'call-not-disposed', 'submission-unsettled')
  if (!mayBeOpen) return void renew('GET /api/leads/{id}')
  const current = await api('GET /api/calls/current').catch(() => null)
  if (!current) return
  tell({ kind: 'snapshot', call: current.call, at: Date.parse(current.now) })
  const sameLead = current.call?.leadId === refused.get()?.request.leadId
  if (error.status === 0 && sameLead) refused.set(null)
}
