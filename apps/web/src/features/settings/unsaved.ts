import { useEffect } from 'react'
import { createStore } from '@/lib/store.ts'

const none: ReadonlySet<string> = new Set()
/** The topics on the screen with changes that are not saved yet. */
const unsaved = createStore(none)

/** Counts a topic among the unsaved ones while `dirty` and on the screen. */
export function useMarkUnsaved(topic: string, dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    unsaved.set(new Set([...unsaved.get(), topic]))
    return () => unsaved.set(new Set([...unsaved.get()].filter((one) => one !== topic)))
  }, [topic, dirty])
}

export const hasUnsaved = (): boolean => unsaved.get().size > 0
