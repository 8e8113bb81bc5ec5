import type { SettingsView } from '@telehub/contracts'
import { openingProblem, readClock, toWeek, type WeekValues, weekProblems, weekValues } from '@/lib/week-hours.ts'
import type { Problems, TopicShape } from './topics.ts'

export interface CallingHoursValues {
  allDay: boolean
  week: WeekValues
}

export const callingHoursShape: TopicShape<'callingHours', CallingHoursValues> = {
  topic: 'callingHours',
  valuesOf: ({ allDay, days }) => ({ allDay, week: weekValues(days) }),
  toValue: ({ allDay, week }) => ({ allDay, days: toWeek(week) }),
  problemsOf: ({ week }): Problems =>
    Object.fromEntries(
      Object.entries(weekProblems(week)).map(([day, why]) => [`days.${day}`, { say: `problem.${why}` }]),
    ),
}

export type OpeningValues = SettingsView['widestHours']

export const widestHoursShape: TopicShape<'widestHours', OpeningValues> = {
  topic: 'widestHours',
  valuesOf: (saved) => ({ ...saved }),
  toValue: ({ open, close }) => ({ open: readClock(open) ?? open, close: readClock(close) ?? close }),
  problemsOf: (values): Problems => {
    const why = openingProblem(values)
    return why ? { '': { say: `problem.${why}` } } : {}
  },
}
