import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'

export const languages = ['en'] as const
export type Language = (typeof languages)[number]

/** Gives the strings of one area in one language; areas are fetched when the first screen of theirs opens. */
export type LoadStrings = (language: string, area: string) => Promise<Record<string, unknown>>

/** Starts the language layer; resolves when the area `common`, which every screen uses, is there. */
export async function startI18n(load: LoadStrings, common: Record<string, unknown>): Promise<void> {
  const backend: BackendModule = {
    type: 'backend',
    init() {},
    read(language, area, done) {
      load(language, area).then(
        (strings) => done(null, strings),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
      )
    },
  }
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: 'en',
      fallbackLng: 'en',
      supportedLngs: [...languages],
      ns: ['common'],
      defaultNS: 'common',
      resources: { en: { common } },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: true },
    })
}

/** For what runs outside of a component. */
export const t = i18next.t.bind(i18next)

/** Resolves when the strings of these areas are there; a route calls it beside loading its screen. */
export const loadStrings = (...areas: string[]) => i18next.loadNamespaces(areas)
