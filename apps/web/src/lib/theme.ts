import { createStore, useStore } from './store.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The same key as public/theme.js reads before the first paint. */
const key = 'telehub.theme'
const prefersDark = () => matchMedia('(prefers-color-scheme: dark)')

const read = (): Theme => {
  try {
    return themes.find((theme) => theme === localStorage.getItem(key)) ?? 'system'
  } catch {
    return 'system'
  }
}
const store = createStore<Theme>(read())

const paint = () => {
  const theme = store.get()
  document.documentElement.classList.toggle('dark', theme === 'dark' || (theme === 'system' && prefersDark().matches))
}

export function setTheme(theme: Theme): void {
  try {
    localStorage.setItem(key, theme)
  } catch {
    // Kept for this visit only.
  }
  store.set(theme)
  paint()
}

/** Follows the system as long as the person has chosen nothing else. */
export function startTheme(): void {
  paint()
  prefersDark().addEventListener('change', paint)
}

export const useTheme = () => useStore(store)
