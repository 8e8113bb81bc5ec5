import type { BodyIn, PresenceView } from '@telehub/contracts'
import { api } from '@/lib/api-client.ts'
import { describeError } from '@/lib/api-error.ts'
import { serverNow } from '@/lib/clock.ts'
import { get, optimistic, queryClient } from '@/lib/query.ts'
import { toast } from '@/lib/toast.ts'

export const presenceQuery = get('GET /api/presence')

/** Shows the new presence at once and takes it back when the server says no. */
export async function choosePresence(next: BodyIn<'PUT /api/presence'>): Promise<void> {
  const { undo } = await optimistic<PresenceView>(presenceQuery.queryKey, (old) => ({
    ...old,
    state: next.state,
    reason: next.state === 'break' ? next.reason : null,
    since: new Date(serverNow()).toISOString(),
  }))
  try {
    queryClient.setQueryData(presenceQuery.queryKey, await api('PUT /api/presence', { body: next }))
  } catch (error) {
    undo()
    const { title, detail } = describeError(error)
    toast.error(title, detail ? { detail } : {})
  }
}
