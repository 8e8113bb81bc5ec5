import type { LeadRow, LeadView } from '@telehub/contracts'
import { lazy, Suspense } from 'react'
import { Opening } from '@/ui/opening.tsx'
import type { GiveBack } from './give-back-dialog.tsx'

/** The window that is open over the queue, with what it is about. */
export type QueueDialog =
  | { kind: 'form'; lead: LeadView | null }
  | { kind: 'assign'; leads: readonly Pick<LeadRow, 'id' | 'ownerId'>[] }
  | { kind: 'give-back'; lead: GiveBack }

const LeadForm = lazy(() => import('./lead-form.tsx').then((m) => ({ default: m.LeadForm })))
const AssignDialog = lazy(() => import('./assign-dialog.tsx').then((m) => ({ default: m.AssignDialog })))
const GiveBackDialog = lazy(() => import('./give-back-dialog.tsx').then((m) => ({ default: m.GiveBackDialog })))

interface QueueDialogsProps {
  dialog: QueueDialog | null
  onClose: () => void
  onSaved: (lead: LeadView) => void
  onAssigned: () => void
}

/** Their code is fetched when the first of them opens. */
export function QueueDialogs({ dialog, onClose, onSaved, onAssigned }: QueueDialogsProps) {
  if (!dialog) return null
  return (
    <Suspense fallback={<Opening />}>
      {dialog.kind === 'form' && <LeadForm lead={dialog.lead} onClose={onClose} onSaved={onSaved} />}
      {dialog.kind === 'assign' && <AssignDialog leads={dialog.leads} onClose={onClose} onAssigned={onAssigned} />}
      {dialog.kind === 'give-back' && <GiveBackDialog lead={dialog.lead} onClose={onClose} />}
    </Suspense>
  )
}
