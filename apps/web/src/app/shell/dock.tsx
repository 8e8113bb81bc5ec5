import { lazy, Suspense } from 'react'
import { loadStrings } from '@/lib/i18n.ts'
import { ErrorBoundary } from '@/ui/error-boundary.tsx'
import { DockSlot } from './dock-slot.tsx'

const CallDock = lazy(async () => {
  const [{ CallDock: Component }] = await Promise.all([
    import('@/features/calls/dock/call-dock.tsx'),
    loadStrings('calls'),
  ])
  return { default: Component }
})

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
