import { queryClient } from '@/lib/query.ts'
import { session } from '@/lib/session.ts'
import { fetchAhead } from './lead-list.ts'
import { upNextOptions } from './next-bar.tsx'
import { leadFilterOf, leadQueryOf, type QueueSearch, viewOf } from './queue-search.ts'

/** Asks for what the queue of this search shows first, so that its rows are on their way while the screen is still being drawn. */
export function fetchQueueAhead(search: QueueSearch): void {
  const now = session.get()
  if (now.state !== 'signed-in') return
  const { role } = now.user
  if (viewOf(search, role) !== 'escalated') fetchAhead(leadQueryOf(search, role), leadFilterOf(search, role))
  if (role === 'agent') void queryClient.prefetchQuery(upNextOptions())
}
