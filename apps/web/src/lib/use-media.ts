import { useSyncExternalStore } from 'react'

/** Whether a media query holds now. For what CSS cannot say: the height of a virtual row, where a panel is mounted. */
export const useMedia = (query: string): boolean =>
  useSyncExternalStore(
    (tell) => {
      const list = matchMedia(query)
      list.addEventListener('change', tell)
      return () => list.removeEventListener('change', tell)
    },
    () => matchMedia(query).matches,
  )
