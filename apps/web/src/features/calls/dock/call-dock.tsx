import { useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { atRest } from '@/lib/at-rest.ts'
import { onCallRequest, onCallViewRequest } from '@/lib/call-bus.ts'
import { requestNext } from '@/lib/next-bus.ts'
import { useUser } from '@/lib/session.ts'
import { useStore } from '@/lib/store.ts'
import { tell, useShown } from '../desk/desk-store.ts'
import { followCalls } from '../desk/follow.ts'
import { shareMyCall } from '../desk/share.ts'
import type { Shown } from '../desk/shown.ts'
import { rescueNotes } from '../notes/keepers.ts'
import { placeCall, refused } from '../place/place-call.ts'
import { RefusalBar } from '../place/refusal-bar.tsx'
import { useRefusalEnds } from '../place/use-refusal-ends.ts'
import { openDock } from './dock-size.ts'
import { PlacingNotice, SavedNotice, UnreachedNotice } from './notices.tsx'

const load = () => import('./open-call.tsx')
const OpenCall = lazy(() => load().then((m) => ({ default: m.OpenCall })))

/** Places calls for the whole page, and shows the one that there is at the foot of every screen. */
export function CallDock() {
  const me = useUser().id
  useEffect(() => {
    const stops = [
      rescueNotes(me),
      followCalls(me),
      shareMyCall(),
      onCallRequest((request) => void placeCall(request)),
      onCallViewRequest(goToCall),
    ]
    return () => {
      refused.set(null)
      for (const stop of stops) stop()
    }
  }, [me])
  // What a call is shown in is here before the first one rings.
  useEffect(
    () =>
      void atRest()
        .then(load)
        .catch(() => undefined),
    [],
  )
  const shown = useShown()
  const refusal = useStore(refused)
  useRefusalEnds(refusal, shown.as)
  const next = useNext(shown)
  const hasCall = shown.as === 'live' || shown.as === 'outcome'
  return (
    <>
      {refusal && <RefusalBar refusal={refusal} hasCall={hasCall} onGoToCall={goToCall} onNext={next} />}
      <Current shown={shown} onNext={next} />
    </>
  )
}

const goToCall = () => {
  refused.set(null)
  openDock()
}

function Current({ shown, onNext }: { shown: Shown; onNext: () => void }) {
  switch (shown.as) {
    case 'nothing':
      return null
    case 'placing':
      return <PlacingNotice />
    case 'live':
    case 'outcome':
      return (
        <Suspense fallback={<div className="h-13 border-t border-border bg-card" />}>
          <OpenCall key={shown.call.id} call={shown.call} />
        </Suspense>
      )
    case 'saved':
      return <SavedNotice {...shown} onNext={onNext} />
    case 'unreached':
      return <UnreachedNotice call={shown.call} />
  }
}

/** Asks for the next lead; while the outcome is still on its way to the server, as soon as it has arrived. */
function useNext(shown: Shown): () => void {
  const path = useLocation({ select: (location) => location.pathname })
  const navigate = useNavigate()
  const wanted = useRef(false)
  const pending = shown.as === 'saved' && shown.message === null
  const saved = shown.as === 'saved' ? shown.call.id : null
  const go = () => {
    wanted.current = false
    refused.set(null)
    if (saved) tell({ kind: 'dismissed', callId: saved })
    if (path !== '/queue') void navigate({ to: '/queue' })
    requestNext()
  }
  useEffect(() => {
    if (!saved) wanted.current = false
    else if (wanted.current && !pending) go()
  })
  return () => {
    if (pending) wanted.current = true
    else go()
  }
}
