import type { NotificationView } from '@telehub/contracts'
import { Bell as BellIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { serverNow } from '@/lib/clock.ts'
import { formatWhen } from '@/lib/formats.ts'
import { useTranslation } from '@/lib/i18n.ts'
import { useLive } from '@/lib/live-client.ts'
import { toast } from '@/lib/toast.ts'
import { useNow } from '@/lib/use-now.ts'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { ErrorState } from '@/ui/error-state.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '@/ui/popover.tsx'
import { SkeletonRows } from '@/ui/skeleton.tsx'
import { type NoteTarget, noteDetail, noteTarget, sayNote } from './note-words.ts'
import { addNote, markRead, useNotes } from './notifications.ts'

interface BellProps {
  /** Goes to what a notification is about. */
  onGo: (target: NonNullable<NoteTarget>) => void
}

/** A reminder stays until it is likely read; the rest goes as other notices do. */
const reminderMs = 20_000
const mostShown = 99

/** What has happened for me, with how much of it I have not seen. What came while I looked elsewhere is also told in a notice. */
export function Bell({ onGo }: BellProps) {
  const { t } = useTranslation('schedule')
  const [open, setOpen] = useState(false)
  const notes = useNotes()
  const unread = notes.data?.pages[0]?.unread ?? 0
  useLive('notification:new', ({ data: { notification } }) => {
    const old = notes.data?.pages.some((page) => page.items.some((one) => one.id === notification.id))
    addNote(notification)
    // A reconnect replays what was told before, and an hour's worth of reminders is in the list, not in the way.
    if (old || serverNow() - Date.parse(notification.at) > 5 * 60_000) return
    const target = noteTarget(notification)
    const detail = noteDetail(notification)
    const extra = {
      ...(detail && { detail }),
      ...(target && { action: { label: t('bell.open'), run: () => onGo(target) } }),
    }
    const said = sayNote(t, notification, serverNow())
    if (notification.kind === 'callback-overdue' || notification.kind === 'carrier-trouble') toast.error(said, extra)
    else toast.show(said, notification.kind === 'callback-soon' ? { ...extra, ms: reminderMs } : extra)
  })
  // Seen means looked at: opening reads them, and so does what comes in while it is open.
  useEffect(() => {
    if (!open || unread === 0) return
    const timer = setTimeout(() => void markRead(), 1200)
    return () => clearTimeout(timer)
  }, [open, unread])
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="quiet" size="icon" className="relative" aria-label={t('bell.label', { count: unread })}>
          <BellIcon />
          {unread > 0 && (
            <span
              aria-hidden="true"
              className="absolute top-0 right-0 flex h-4 min-w-4 items-center justify-center rounded-full bg-danger px-1 text-2xs font-semibold text-danger-foreground tabular-nums"
            >
              {unread > mostShown ? `${mostShown}+` : unread}
            </span>
          )}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={t('bell.title')} className="w-[min(24rem,calc(100vw-1.5rem))] p-0">
        <h2 className="border-b border-border px-4 py-2.5 text-sm font-semibold">{t('bell.title')}</h2>
        <List
          notes={notes}
          onGo={(target) => {
            setOpen(false)
            onGo(target)
          }}
        />
      </PopoverContent>
    </Popover>
  )
}

function List({ notes, onGo }: { notes: ReturnType<typeof useNotes> } & BellProps) {
  const { t } = useTranslation('schedule')
  if (notes.error && !notes.data) return <ErrorState error={notes.error} onRetry={() => void notes.refetch()} />
  if (!notes.data) return <SkeletonRows rows={3} rowClassName="h-14" />
  const items = notes.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <p className="px-4 py-8 text-center text-muted-foreground">{t('bell.empty')}</p>
  return (
    <>
      <ul className="divide-y divide-border/60">
        {items.map((note) => (
          <Note key={note.id} note={note} onGo={onGo} />
        ))}
      </ul>
      {notes.hasNextPage && (
        <div className="flex justify-center border-t border-border py-2">
          <Button size="sm" busy={notes.isFetchingNextPage} onClick={() => void notes.fetchNextPage()}>
            {t('bell.older')}
          </Button>
        </div>
      )}
    </>
  )
}

function Note({ note, onGo }: { note: NotificationView } & BellProps) {
  const { t } = useTranslation('schedule')
  const now = useNow()
  const target = noteTarget(note)
  const detail = noteDetail(note)
  const unread = note.readAt === null
  const body = (
    <>
      <span className={cn('mt-1.5 size-2 shrink-0 rounded-full', unread && 'bg-primary')} aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className={cn('block', unread && 'font-medium')}>
          {unread && <span className="sr-only">{t('bell.unread')}: </span>}
          {sayNote(t, note, now)}
        </span>
        {detail && <span className="line-clamp-2 text-muted-foreground">{detail}</span>}
        <time dateTime={note.at} className="block text-xs text-muted-foreground">
          {formatWhen(note.at, now)}
        </time>
      </span>
    </>
  )
  const classes = 'flex w-full items-start gap-2.5 px-4 py-2.5 text-left text-sm'
  return (
    <li>
      {target ? (
        <button type="button" className={cn(classes, 'hover:bg-accent')} onClick={() => onGo(target)}>
          {body}
        </button>
      ) : (
        <div className={classes}>{body}</div>
      )}
    </li>
  )
}
