export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** Wall-clock times `HH:mm` (close may be `24:00`); null is a closed day, and so is a close that is not after its open. */
export type DayHours = { readonly open: string; readonly close: string } | null

/** `allDay` lifts every limit of hours and holidays: for a demo or a test workspace, never for real people. */
export type CallingHours = { readonly allDay: boolean; readonly days: Readonly<Record<Weekday, DayHours>> }

/** A campaign's own hours. A day it does not name follows the organisation. */
export type CampaignHours = { readonly days: Readonly<Partial<Record<Weekday, DayHours>>> }

/** `date` is a calendar day `YYYY-MM-DD` in the organisation's zone. */
export type Holiday = { readonly date: string; readonly name: string }

export type RetryRules = {
  readonly noAnswerMinutes: number
  readonly busyMinutes: number
}

export type ScheduleSettings = {
  readonly zone: string
  readonly callingHours: CallingHours
  /** What no campaign may exceed: India's hours for commercial calls. */
  readonly widestHours: { readonly open: string; readonly close: string }
  readonly holidays: readonly Holiday[]
  readonly retry: RetryRules
  readonly callbackMaxDays: number
  readonly notifyBeforeCallbackMinutes: number
}
