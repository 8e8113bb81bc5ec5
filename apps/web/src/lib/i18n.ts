import { use } from 'react'
import { createStore, useStore } from './store.ts'

/**
 * The language layer. Strings live in areas (`leads`, `calls` …), one file for each area and language, fetched when the
 * first screen of theirs opens. `{{name}}` is filled in; with a `count` the key's `_one` or `_other` form is taken, by
 * the plural rules of the language. English is the measure of which keys there are, and stands in for what is not translated.
 */
export const languages = ['en'] as const
export type Language = (typeof languages)[number]

/** Filled in by the app: each area with the type of its English strings. */
// biome-ignore lint/suspicious/noEmptyInterface: it is merged into where the strings are
export interface Areas {}
export type Area = keyof Areas & string

type PluralForm = '_zero' | '_one' | '_two' | '_few' | '_many' | '_other'
type Singular<K extends string> = K extends `${infer Base}${PluralForm}` ? Base : K
type Leaves<T, Path extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Path}${Singular<K>}` : Leaves<T[K], `${Path}${K}.`>
}[keyof T & string]
export type Key<A extends Area> = Leaves<Areas[A]>
export type Params = Readonly<Record<string, string | number>>
export type Translate<A extends Area> = (key: Key<A>, params?: Params) => string

type Strings = { readonly [key: string]: string | Strings }
export type LoadStrings = (language: Language, area: string) => Promise<Strings>

const language = createStore<Language>('en')
const loaded = new Map<string, Strings>()
const loading = new Map<string, Promise<void>>()
let load: LoadStrings = async () => ({})

/** Puts the strings of an area in place. */
export const addStrings = (lang: Language, area: string, strings: Strings) =>
  void loaded.set(`${lang}/${area}`, strings)

/** Says how areas are fetched. `common` is there from the start: every screen and every error uses it. */
export function startI18n(loadStringsOf: LoadStrings, common: Strings): void {
  load = loadStringsOf
  addStrings('en', 'common', common)
}

function ensure(area: string): Promise<void> | null {
  const key = `${language.get()}/${area}`
  if (loaded.has(key)) return null
  const known = loading.get(key)
  if (known) return known
  const [lang] = key.split('/') as [Language]
  const fetching = load(lang, area).then(
    (strings) => {
      addStrings(lang, area, strings)
      // React reads these: whoever asks again goes on at once.
      Object.assign(fetching, { status: 'fulfilled', value: undefined })
    },
    (error: unknown) => {
      loading.delete(key)
      throw error
    },
  )
  loading.set(key, fetching)
  return fetching
}

/** Resolves when the strings of these areas are there; a route calls it beside loading its screen. */
export const loadStrings = async (...areas: Area[]): Promise<void> => void (await Promise.all(areas.map(ensure)))

const find = (strings: Strings | undefined, path: string): string | undefined => {
  let at: string | Strings | undefined = strings
  for (const part of path.split('.')) at = typeof at === 'object' ? at[part] : undefined
  return typeof at === 'string' ? at : undefined
}

function translate(area: string, key: string, params: Params = {}): string {
  const lang = language.get()
  const count = params.count
  const keys =
    typeof count === 'number' ? [`${key}_${new Intl.PluralRules(lang).select(count)}`, `${key}_other`, key] : [key]
  for (const strings of [loaded.get(`${lang}/${area}`), loaded.get(`en/${area}`)]) {
    for (const one of keys) {
      const text = find(strings, one)
      if (text !== undefined)
        return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(params[name] ?? whole))
    }
  }
  return key
}

const translators = new Map<string, Translate<Area>>()

/** The strings of an area for a component; it waits (suspends) until they are there. `t` stays the same function. */
export function useTranslation<A extends Area>(area: A): { t: Translate<A> } {
  const lang = useStore(language)
  const key = `${lang}/${area}`
  // What was waited for once is asked for again each time, or React finds the hook missing.
  const wait = loading.get(key) ?? ensure(area)
  if (wait) use(wait)
  let t = translators.get(key)
  if (!t) {
    t = (one, params) => translate(area, one, params)
    translators.set(key, t)
  }
  return { t: t as Translate<A> }
}

/** The common strings, for what runs outside of a component. */
export const t: Translate<'common' & Area> = (key, params) => translate('common', key, params)
