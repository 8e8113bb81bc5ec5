import { dispositionRules } from '../dispositions/rules.ts'
import { type DispositionCode, dispositionCodes } from '../dispositions/words.ts'
import type { Settings } from './settings.ts'

const workday = { open: '10:00', close: '19:00' } as const

const defaultNeeds = Object.fromEntries(
  dispositionCodes.map((code: DispositionCode) => [code, dispositionRules[code].needs]),
) as Settings['dispositionNeeds']

export const defaultSettings: Settings = {
  zone: 'Asia/Kolkata',
  callingHours: {
    allDay: false,
    days: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday, sat: workday, sun: null },
  },
  widestHours: { open: '10:00', close: '21:00' },
  holidays: [],
  retry: { noAnswerMinutes: 120, busyMinutes: 30 },
  attempts: {
    perDay: 3,
    unansweredLimit: 6,
    unansweredInDays: 14,
    tooSoonMinutes: 15,
    redialAfterConversationMinutes: 10,
  },
  scoreBands: { hot: 80, warm: 60, hotDays: 7, coldDays: 30 },
  vip: { expectedValueFrom: null, scoreFrom: null, decisionMakers: false, sources: [], designations: [] },
  dispositionNeeds: defaultNeeds,
  freshHours: 24,
  overdueFollowUpDays: 3,
  lockMinutes: 3,
  sendInfoFollowUpDays: 2,
  correctionMinutes: 15,
  notesMinLength: 10,
  conversationSeconds: 30,
  notifyBeforeCallbackMinutes: 5,
  callbackKeptMinutes: 15,
  callbackMaxDays: 365,
}
