import type { SettingsView } from '@telehub/contracts'
import type { Key, Params } from '@/lib/i18n.ts'

export type Topic = keyof SettingsView

/** What is wrong with a value, in words of the settings' strings. */
export interface Problem {
  say: Extract<Key<'settings'>, `problem.${string}`>
  params?: Params
}
/** By the place of the value inside the topic, written as the server writes it: `days.mon`, `0.name`. */
export type Problems = Readonly<Record<string, Problem>>

/** How a topic goes into its form and out of it. The server has the last word on what it takes. */
export interface TopicShape<K extends Topic, V> {
  topic: K
  valuesOf: (saved: SettingsView[K]) => V
  /** Only asked for when there are no problems. */
  toValue: (values: V) => SettingsView[K]
  problemsOf: (values: V) => Problems
}

/** Equal as JSON, which is what settings are. */
export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
