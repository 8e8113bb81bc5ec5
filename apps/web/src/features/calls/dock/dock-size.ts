import { tab } from '@/lib/storage.ts'
import { createStore } from '@/lib/store.ts'

/** `bar`: one line; `dock`: the work of a call at the foot of the screen; `full`: the whole screen. */
export const dockSizes = ['bar', 'dock', 'full'] as const
export type DockSize = (typeof dockSizes)[number]

const key = 'telehub.dock'
const kept = () => dockSizes.find((size) => size === tab.get(key)) ?? 'dock'

export const dockSize = createStore<DockSize>(kept())
dockSize.subscribe(() => tab.set(key, dockSize.get()))

/** Brings the call back into sight. */
export const openDock = (): void => {
  if (dockSize.get() === 'bar') dockSize.set('dock')
  document.querySelector<HTMLElement>('[data-call-dock]')?.focus()
}
