import type { SettingsView } from '@telehub/contracts'
import { readWhole, wholeProblem } from './numbers.ts'
import type { Problems, TopicShape } from './topics.ts'

export interface VipValues {
  expectedValueFrom: string
  scoreFrom: string
  decisionMakers: boolean
  sources: string
  designations: string
}

const longest = 120
const most = 100

/** One word or more a line; what is written twice counts once. */
export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]

/** Rupees as people write them, `1,50,000`; null when it is no amount. */
export function readMoney(text: string): number | null {
  const plain = text.replace(/[\s,₹]/g, '')
  return /^\d{1,12}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null
}

function listProblem(text: string): Problems[string] | null {
  const lines = linesOf(text)
  if (lines.length > most) return { say: 'problem.tooMany', params: { max: most } }
  return lines.some((line) => line.length > longest) ? { say: 'problem.tooLong', params: { max: longest } } : null
}

export const vipShape: TopicShape<'vip', VipValues> = {
  topic: 'vip',
  valuesOf: (saved: SettingsView['vip']) => ({
    expectedValueFrom: saved.expectedValueFrom === null ? '' : String(saved.expectedValueFrom),
    scoreFrom: saved.scoreFrom === null ? '' : String(saved.scoreFrom),
    decisionMakers: saved.decisionMakers,
    sources: saved.sources.join('\n'),
    designations: saved.designations.join('\n'),
  }),
  toValue: (values) => ({
    expectedValueFrom: readMoney(values.expectedValueFrom),
    scoreFrom: readWhole(values.scoreFrom),
    decisionMakers: values.decisionMakers,
    sources: linesOf(values.sources),
    designations: linesOf(values.designations),
  }),
  problemsOf: (values): Problems => {
    const score = values.scoreFrom.trim() === '' ? null : wholeProblem(values.scoreFrom, { min: 0, max: 100 })
    const value = values.expectedValueFrom.trim()
    const [sources, designations] = [listProblem(values.sources), listProblem(values.designations)]
    return {
      ...(score && { scoreFrom: score }),
      ...(value !== '' && readMoney(value) === null && { expectedValueFrom: { say: 'problem.money' as const } }),
      ...(sources && { sources }),
      ...(designations && { designations }),
    }
  },
}
