import type { SettingsView } from '@telehub/contracts'
import type { Problems, TopicShape } from './topics.ts'

export type Unit = 'minutes' | 'hours' | 'days' | 'seconds' | 'calls' | 'points' | 'characters'
export interface NumberField {
  unit: Unit
  min: number
  max: number
}

const month = 60 * 24 * 30
const minutes: NumberField = { unit: 'minutes', min: 0, max: month }
const count = (unit: Unit): NumberField => ({ unit, min: 1, max: 1000 })

/** The topics that are numbers and nothing else, with what the server takes for each. */
export const numberTopics = {
  retry: { noAnswerMinutes: minutes, busyMinutes: minutes },
  attempts: {
    perDay: count('calls'),
    unansweredLimit: count('calls'),
    unansweredInDays: count('days'),
    tooSoonMinutes: minutes,
    redialAfterConversationMinutes: minutes,
  },
  scoreBands: {
    hot: { unit: 'points', min: 1, max: 100 },
    hotDays: count('days'),
    warm: { unit: 'points', min: 0, max: 99 },
    coldDays: count('days'),
  },
  desk: {
    lockMinutes: count('minutes'),
    correctionMinutes: minutes,
    notesMinLength: { unit: 'characters', min: 0, max: 1000 },
    freshHours: count('hours'),
    overdueFollowUpDays: count('days'),
    sendInfoFollowUpDays: { unit: 'days', min: 0, max: 60 },
    notifyBeforeCallbackMinutes: minutes,
    callbackKeptMinutes: minutes,
    callbackMaxDays: count('days'),
    conversationSeconds: { unit: 'seconds', min: 1, max: 3600 },
  },
} as const satisfies { [K in keyof SettingsView]?: Record<keyof SettingsView[K], NumberField> }

export type NumberTopic = keyof typeof numberTopics
export type NumberName<K extends NumberTopic = NumberTopic> = { [T in K]: keyof (typeof numberTopics)[T] & string }[K]
/** What is typed, by name. */
export type NumberValues = Readonly<Record<string, string>>

/** A whole number, or null when what is typed is none. */
export const readWhole = (text: string): number | null => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null)

/** What is wrong with one number, if anything. */
export function wholeProblem(text: string, { min, max }: Pick<NumberField, 'min' | 'max'>): Problems[string] | null {
  const n = readWhole(text)
  return n !== null && n >= min && n <= max ? null : { say: 'problem.whole', params: { min, max } }
}

const together: { [K in NumberTopic]?: (numbers: SettingsView[K]) => Problems } = {
  scoreBands: ({ hot, warm, hotDays, coldDays }) => ({
    ...(warm >= hot && { warm: { say: 'problem.warmBelowHot' } }),
    ...(hotDays > coldDays && { hotDays: { say: 'problem.hotDaysLonger' } }),
  }),
}

/** The form of a topic of numbers: each is text until it is sent. */
export function numbersShape<K extends NumberTopic>(topic: K): TopicShape<K, NumberValues> {
  const fields: Record<string, NumberField> = numberTopics[topic]
  const toValue = (values: NumberValues) =>
    Object.fromEntries(
      Object.keys(fields).map((name) => [name, readWhole(values[name] ?? '') ?? 0]),
    ) as unknown as SettingsView[K]
  return {
    topic,
    valuesOf: (saved) => Object.fromEntries(Object.entries(saved).map(([name, n]) => [name, String(n)])),
    toValue,
    problemsOf: (values) => {
      const alone = Object.entries(fields).flatMap(([name, field]) => {
        const problem = wholeProblem(values[name] ?? '', field)
        return problem ? [[name, problem] as const] : []
      })
      return alone.length > 0 ? Object.fromEntries(alone) : (together[topic]?.(toValue(values)) ?? {})
    },
  }
}
