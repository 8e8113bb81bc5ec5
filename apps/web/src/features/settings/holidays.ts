import type { SettingsView } from '@telehub/contracts'
import type { TopicShape } from './topics.ts'

export type Holiday = SettingsView['holidays'][number]
export interface HolidaysValues {
  items: readonly Holiday[]
}
export type AddProblem = 'holidayDate' | 'holidayName' | 'holidayTwice'

const byDate = (a: Holiday, b: Holiday) => a.date.localeCompare(b.date)

export const holidaysShape: TopicShape<'holidays', HolidaysValues> = {
  topic: 'holidays',
  valuesOf: (saved) => ({ items: [...saved].sort(byDate) }),
  toValue: ({ items }) => [...items],
  problemsOf: () => ({}),
}

/** Why a day cannot be added to the list, or null. */
export function addProblem(items: readonly Holiday[], { date, name }: Holiday): AddProblem | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return 'holidayDate'
  if (name.trim() === '') return 'holidayName'
  return items.some((item) => item.date === date) ? 'holidayTwice' : null
}

/** The list with one more day, in the order of the calendar. */
export const withHoliday = (items: readonly Holiday[], { date, name }: Holiday): Holiday[] =>
  [...items, { date, name: name.trim() }].sort(byDate)
