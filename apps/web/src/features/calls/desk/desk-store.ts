import type { CallView } from '@telehub/contracts'
import { serverNow } from '@/lib/clock.ts'
import { createStore, useStore } from '@/lib/store.ts'
import { type DeskEvent, emptyDesk, fold } from './desk.ts'
import { type Shown, shownOf } from './shown.ts'

/** The desk of whoever is signed in. */
export const desk = createStore(emptyDesk(0))

/** Folds a piece of news into the desk. */
export const tell = (event: DeskEvent): void => desk.set(fold(desk.get(), event))

/** A call that a reply carried, seen now by the server's clock, and never before it was asked for. */
export const seenNow = (call: CallView): number => Math.max(serverNow(), Date.parse(call.requestedAt))

let last: { of: unknown; shown: Shown } | null = null
/** What the dock shows now; the same object while the desk is the same. */
export function shown(): Shown {
  const now = desk.get()
  if (last?.of !== now) last = { of: now, shown: shownOf(now) }
  return last.shown
}

export function useShown(): Shown {
  useStore(desk)
  return shown()
}
