import type { CallView } from '@telehub/contracts'
import { type DispositionCode, isLive } from '@telehub/domain'
import type { Desk, Seen } from './desk.ts'

/** What the dock shows. */
export type Shown =
  | { as: 'nothing' }
  /** A call is asked for and has no id yet. */
  | { as: 'placing'; leadId: number }
  | { as: 'live'; call: CallView }
  /** Ended, and its outcome is due. */
  | { as: 'outcome'; call: CallView }
  /** The outcome is saved; without a message it is on its way. */
  | { as: 'saved'; call: CallView; code: DispositionCode; message: string | null }
  /** Ended before it reached the customer: nothing to record, and worth knowing. */
  | { as: 'unreached'; call: CallView }

/** A snapshot younger than the last word of a call says that it is over, when it names another or none. */
const isOver = ({ snapshot }: Desk, { view, heardAt }: Seen): boolean =>
  snapshot !== null && snapshot.at > heardAt && snapshot.callId !== view.id

const later = (a: Seen, b: Seen) => (a.view.requestedAt < b.view.requestedAt ? 1 : -1)

/** The one thing that matters most now: a line in use, then an outcome that is due, then what was just done. */
export function shownOf(desk: Desk): Shown {
  const all = Object.values(desk.calls).sort(later)
  const open = all.filter((seen) => seen.view.phase !== 'closed' && !isOver(desk, seen)).map((seen) => seen.view)
  const live = open.find((call) => isLive(call.phase))
  if (live) return { as: 'live', call: live }
  const { saved } = desk
  const due = open.find((call) => call.id !== saved?.callId)
  if (due) return { as: 'outcome', call: due }
  if (desk.placing !== null) return { as: 'placing', leadId: desk.placing }
  const done = saved && desk.calls[saved.callId]
  if (done) return { as: 'saved', call: done.view, code: saved.code, message: saved.message }
  return unreached(desk, all[0]) ?? { as: 'nothing' }
}

function unreached(desk: Desk, latest: Seen | undefined): Shown | null {
  if (latest?.view.phase !== 'closed' || latest.view.disposition !== null) return null
  return desk.dismissed.includes(latest.view.id) ? null : { as: 'unreached', call: latest.view }
}
