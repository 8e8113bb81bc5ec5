import { lazy, Suspense } from 'react'
import { ErrorBoundary } from '@/ui/error-boundary.tsx'
import { DockSlot } from './dock-slot.tsx'

const CallDock = lazy(() => import('@/features/calls/dock/call-dock.tsx').then((m) => ({ default: m.CallDock })))

/** The call that is alive, at the foot of every screen. */
export function Dock() {
  return (
    <DockSlot>
      <ErrorBoundary>
        <Suspense>
          <CallDock />
        </Suspense>
      </ErrorBoundary>
    </DockSlot>
  )
}
