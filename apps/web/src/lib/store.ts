import { useSyncExternalStore } from 'react'

/** A value outside of React that screens can watch. Not for request data: that is the query client's. */
export interface Store<T> {
  get(): T
  set(next: T): void
  subscribe(tell: () => void): () => void
}

export function createStore<T>(first: T): Store<T> {
  let value = first
  const watchers = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const tell of [...watchers]) tell()
    },
    subscribe(tell) {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
  }
}

export const useStore = <T>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get)
