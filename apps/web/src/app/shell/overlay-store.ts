import { createStore } from '@/lib/store.ts'

/** The windows that can open over any screen; their code is fetched when they first do. */
export type Overlay = 'shortcuts' | 'palette' | null
export const overlay = createStore<Overlay>(null)
export const openOverlay = (which: Overlay) => overlay.set(which)
