/** Browser storage that never throws: a full or forbidden one behaves as an empty one. */
const safely = <T>(act: () => T, otherwise: T): T => {
  try {
    return act()
  } catch {
    return otherwise
  }
}

export const kept = (area: () => Storage) => ({
  get: (key: string): string | null => safely(() => area().getItem(key), null),
  set: (key: string, value: string): void => safely(() => area().setItem(key, value), undefined),
  remove: (key: string): void => safely(() => area().removeItem(key), undefined),
  keys: (): string[] => safely(() => Object.keys(area()), []),
})

/** On this machine, until cleared. */
export const local = kept(() => localStorage)
/** In this tab, also after a reload. */
export const tab = kept(() => sessionStorage)
