import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback } from 'react'
import type { NoteTarget } from '@/features/schedule/note-words.ts'
import { atRest } from '@/lib/at-rest.ts'

const Bell = lazy(async () => {
  await atRest()
  return { default: (await import('@/features/schedule/bell.tsx')).Bell }
})

/** The bell of the header. Its place is kept while its code is on the way. */
export function NotificationBell() {
  const navigate = useNavigate()
  const go = useCallback(
    (target: NonNullable<NoteTarget>) => {
      if (target.to === 'lead') void navigate({ to: '/queue', search: { lead: target.leadId } })
      else void navigate({ to: '/imports/$importId', params: { importId: String(target.importId) } })
    },
    [navigate],
  )
  return (
    <Suspense fallback={<span className="size-8" />}>
      <Bell onGo={go} />
    </Suspense>
  )
}
