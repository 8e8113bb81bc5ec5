import { DockSlot } from './dock-slot.tsx'

/** The call that is alive, at the foot of every screen. */
export function Dock() {
  return <DockSlot>{null}</DockSlot>
}
