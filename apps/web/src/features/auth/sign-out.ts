import { api } from '@/lib/api-client.ts'
import { queryClient } from '@/lib/query.ts'
import { setLeaving, signedOut } from '@/lib/session.ts'

/** Ends the session here, also when the server cannot be told: then its cookie runs out by itself. */
export async function signOut(): Promise<void> {
  setLeaving(true)
  await api('POST /api/auth/logout').catch(() => undefined)
  leave()
}

/** Ends every session of mine. Throws when the server did not do it. */
export async function signOutEverywhere(): Promise<void> {
  setLeaving(true)
  try {
    await api('POST /api/auth/logout-everywhere')
  } catch (error) {
    setLeaving(false)
    throw error
  }
  leave()
}

/** The next person at this browser must not see what was fetched for this one. */
function leave(): void {
  signedOut('left')
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'GET /api/workspace' })
}
