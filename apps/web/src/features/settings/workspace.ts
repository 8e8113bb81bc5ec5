import type { SettingsView } from '@telehub/contracts'
import type { Problems, TopicShape } from './topics.ts'

export const workspaceShape: TopicShape<'workspace', SettingsView['workspace']> = {
  topic: 'workspace',
  valuesOf: (saved) => ({ ...saved }),
  toValue: (values) => ({ ...values, name: values.name.trim() }),
  problemsOf: ({ name }): Problems => (name.trim() === '' ? { name: { say: 'problem.need' } } : {}),
}

/** The zones that the browser knows, and the one that is set, which it may know by another name. */
export const zonesWith = (zone: string): string[] => [...new Set([zone, ...Intl.supportedValuesOf('timeZone')])].sort()
