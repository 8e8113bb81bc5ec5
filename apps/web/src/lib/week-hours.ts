import { type DayHours, minutesOf, type Weekday, weekdays } from '@telehub/domain'

/** A day as a form holds it: the times stay while it is closed, so that opening it again brings them back. */
export interface DayValues {
  /** `follow`: as the organisation has it; only a campaign's day can. */
  state: 'open' | 'closed' | 'follow'
  open: string
  close: string
}
export type WeekValues = Readonly<Record<Weekday, DayValues>>
export type ClockProblem = 'clock' | 'order'

const usual = { open: '10:00', close: '19:00' } as const

/** `09:30` for `9:30`, `930`, `9.30` and `0930`; `09:00` for `9`; null for what is no time of day. `24:00` ends a day. */
export function readClock(text: string): string | null {
  const plain = text.trim()
  const parts = /^(\d{1,2})(?:[:. ]?(\d{2}))?$/.exec(plain)
  if (!parts) return null
  const clock = `${(parts[1] ?? '').padStart(2, '0')}:${parts[2] ?? '00'}`
  return minutesOf(clock) === null ? null : clock
}

const dayValues = (hours: DayHours | undefined): DayValues => {
  if (hours === undefined) return { state: 'follow', ...usual }
  return hours === null ? { state: 'closed', ...usual } : { state: 'open', ...hours }
}

const eachDay = <T>(make: (day: Weekday) => T): Record<Weekday, T> =>
  Object.fromEntries(weekdays.map((day) => [day, make(day)])) as Record<Weekday, T>

/** The form's week; a day that is not named follows the organisation. */
export const weekValues = (days: { readonly [D in Weekday]?: DayHours | undefined }): WeekValues =>
  eachDay((day) => dayValues(days[day]))

const toDay = ({ state, open, close }: DayValues): { open: string; close: string } | null =>
  state === 'open' ? { open: readClock(open) ?? open, close: readClock(close) ?? close } : null

/** The organisation's week: every day is open or closed. */
export const toWeek = (values: WeekValues) => eachDay((day) => toDay(values[day]))

/** A campaign's days: only those that it sets itself. */
export const toOwnDays = (values: WeekValues): Partial<Record<Weekday, { open: string; close: string } | null>> =>
  Object.fromEntries(weekdays.filter((day) => values[day].state !== 'follow').map((day) => [day, toDay(values[day])]))

/** What is wrong with two times: one is none (a day opens before 24:00), or they are the wrong way round. */
export function openingProblem({ open, close }: { open: string; close: string }): ClockProblem | null {
  const from = readClock(open)
  const to = readClock(close)
  if (!from || !to) return 'clock'
  return from < to ? null : 'order'
}

/** Problems by day; empty when the week can be sent. */
export const weekProblems = (values: WeekValues): Partial<Record<Weekday, ClockProblem>> =>
  Object.fromEntries(
    weekdays.flatMap((day) => {
      const problem = values[day].state === 'open' ? openingProblem(values[day]) : null
      return problem ? [[day, problem]] : []
    }),
  )
