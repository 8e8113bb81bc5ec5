import {
  type DispositionCode,
  type DispositionNeed,
  dispositionCodes,
  dispositionNeeds,
  needsOf,
} from '@telehub/domain'
import type { TopicShape } from './topics.ts'

export type OutcomesValues = Readonly<Record<DispositionCode, readonly DispositionNeed[]>>

/** What the code asks for whatever is set: without it, what follows from the code cannot be done. */
export const mustHave = (code: DispositionCode, need: DispositionNeed): boolean =>
  needsOf({ dispositionNeeds: { ...none, [code]: [] } }, code).includes(need)
const none = Object.fromEntries(dispositionCodes.map((code) => [code, []])) as unknown as OutcomesValues

/** One order, so that a need switched off and on again is no change. */
const ordered = (code: DispositionCode, needs: readonly DispositionNeed[]): DispositionNeed[] =>
  dispositionNeeds.filter((need) => needs.includes(need) || mustHave(code, need))

const each = (values: OutcomesValues) =>
  Object.fromEntries(dispositionCodes.map((code) => [code, ordered(code, values[code] ?? [])])) as Record<
    DispositionCode,
    DispositionNeed[]
  >

export const outcomesShape: TopicShape<'dispositionNeeds', OutcomesValues> = {
  topic: 'dispositionNeeds',
  valuesOf: each,
  toValue: each,
  problemsOf: () => ({}),
}

/** The needs of a code with one more or one less. */
export const withNeed = (values: OutcomesValues, code: DispositionCode, need: DispositionNeed, on: boolean) => ({
  [code]: ordered(code, on ? [...values[code], need] : values[code].filter((one) => one !== need)),
})
