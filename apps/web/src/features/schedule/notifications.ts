import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import type { NotificationView, ReplyOf } from '@telehub/contracts'
import { api } from '@/lib/api-client.ts'
import { queryClient, renew } from '@/lib/query.ts'

type Page = ReplyOf<'GET /api/notifications'>
export type Notes = InfiniteData<Page, string | null>
const key = ['GET /api/notifications', 'mine'] as const

/** My notifications, newest first. */
export const useNotes = () =>
  useInfiniteQuery<Page, Error, Notes, typeof key, string | null>({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      api('GET /api/notifications', { query: { limit: 20, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
  })

/** Puts a new notification on top and counts it; the same one again, after a reconnect, changes nothing. */
export function withNote(notes: Notes, note: NotificationView): Notes {
  const [first, ...rest] = notes.pages
  if (!first || notes.pages.some((page) => page.items.some((one) => one.id === note.id))) return notes
  const unread = first.unread + (note.readAt === null ? 1 : 0)
  return { ...notes, pages: [{ ...first, unread, items: [note, ...first.items] }, ...rest] }
}

/** Marks all as read. */
export const allRead = (notes: Notes, at: string): Notes => ({
  ...notes,
  pages: notes.pages.map((page) => ({
    ...page,
    unread: 0,
    items: page.items.map((one) => (one.readAt === null ? { ...one, readAt: at } : one)),
  })),
})

/** Takes in a notification that came live. */
export const addNote = (note: NotificationView): void =>
  void queryClient.setQueryData<Notes>(key, (now) => now && withNote(now, note))

/** Tells the server that all up to the newest were seen. When it does not hear, they stay unread and nothing is lost. */
export async function markRead(): Promise<void> {
  const notes = queryClient.getQueryData<Notes>(key)
  const newest = notes?.pages[0]?.items[0]
  if (!notes || !newest || notes.pages[0]?.unread === 0) return
  try {
    await api('POST /api/notifications/read', { body: { upTo: newest.id } })
    queryClient.setQueryData<Notes>(key, (now) => now && allRead(now, new Date().toISOString()))
  } catch {
    await renew('GET /api/notifications')
  }
}
