import { createStore, useStore } from './store.ts'

/** `connecting` is the first time; `reconnecting` has been live before; `offline` is a machine without network. */
export interface Connection {
  state: 'connecting' | 'live' | 'reconnecting' | 'offline'
  /** When the server was last heard; what is on the screen is as fresh as this. Milliseconds since 1970, 0 for never. */
  heardAt: number
}

export const connection = createStore<Connection>({ state: 'connecting', heardAt: 0 })
export const useConnection = () => useStore(connection)

/** Writes down that the server was heard just now; tells the screens at most every few seconds. */
export function heard(): void {
  const now = connection.get()
  const at = Date.now()
  if (now.state !== 'live' || at - now.heardAt > 5000) connection.set({ state: 'live', heardAt: at })
}

export function lost(): void {
  const now = connection.get()
  if (!navigator.onLine) connection.set({ ...now, state: 'offline' })
  else if (now.state !== 'connecting') connection.set({ ...now, state: 'reconnecting' })
}
